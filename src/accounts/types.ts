declare const personId: unique symbol;
export type PersonId = string & { readonly [personId]: true };

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly zone: string | null;
};
