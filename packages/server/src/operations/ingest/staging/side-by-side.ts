/**
 * Statements on connections of their own, each of which PostgreSQL runs on one processor. All have ended when this does,
 * even when one fails: nothing goes on behind the back of whoever is told of the failure.
 */
export async function sideBySide<const Works extends readonly Promise<unknown>[]>(
  ...works: Works
): Promise<{ -readonly [Place in keyof Works]: Awaited<Works[Place]> }> {
  await Promise.allSettled(works);
  return await Promise.all(works);
}
