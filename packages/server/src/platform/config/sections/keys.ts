import { Type } from 'typebox';

/** The kinds of keys: each has its description, and its default when it has one. */
export const text = (description: string, options: { default?: string } = {}) =>
  Type.String({ description, ...options });
export const whole = (
  description: string,
  options: { default?: number; minimum?: number; maximum?: number } = {},
) => Type.Integer({ description, minimum: 0, ...options });
export const flag = (description: string, options: { default?: boolean } = {}) =>
  Type.Boolean({ description, ...options });

export const GIB = 2 ** 30;
