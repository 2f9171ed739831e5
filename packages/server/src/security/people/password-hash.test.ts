import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';
import { oneTimePassword, passwordRefusal } from './password-policy.ts';

describe('password hashes', () => {
  it('are argon2id with a salt of their own, and match that password only', async () => {
    const hasher = createPasswordHasher();
    const [one, two] = [await hasher.hash('a sentence of words'), await hasher.hash('a sentence of words')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await hasher.matches('a sentence of words', one)).toBe(true);
    expect(await hasher.matches('another sentence', one)).toBe(false);
    expect(await hasher.matches('anything', undefined)).toBe(false);
    // written composed or decomposed, it is the same password
    expect(await hasher.matches('e\u0301tage'.repeat(3), await hasher.hash('\u00e9tage'.repeat(3)))).toBe(
      true,
    );
  });

  it('are derived a few at a time, and refused when too many wait', async () => {
    const hasher = createPasswordHasher();
    const attempts = await Promise.allSettled(
      Array.from({ length: 70 }, (_, number) => hasher.matches(String(number), undefined)),
    );
    const refused = attempts.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(4);
    expect(refused[0]).toMatchObject({ reason: { code: 'SIGN_IN_BUSY' } });
    expect(await hasher.matches('after', undefined)).toBe(false);
  });
});

describe('passwords', () => {
  it('that are handed out are never twice the same, and are long enough to be chosen', () => {
    const handed = Array.from({ length: 100 }, oneTimePassword);
    expect(new Set(handed).size).toBe(100);
    for (const password of handed)
      expect(passwordRefusal(password, { login: 'someone', current: 'something else' })).toBeUndefined();
  });
});
