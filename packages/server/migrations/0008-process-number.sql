-- Numbers of processes, in the ids that they make: two processes that run at once have different ones, also on two
-- machines. 22 bits in an id; it starts over after four million starts.
create sequence process_number minvalue 0 maxvalue 4194303 cycle;
