/** How to reach a PostgreSQL: an URL, or the socket (or loopback port) of the embedded one. */
export type DatabaseConnection =
  | { readonly url: string }
  | {
      /** The directory of the Unix socket, or a host name. */
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly password?: string;
    };
