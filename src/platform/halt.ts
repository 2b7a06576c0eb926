/**
 * An end the operator can do something about: the message is the one line to print, saying what is wrong,
 * where, and what to do. Anything else that is thrown is a fault of ours and keeps its stack.
 */
export class Halt extends Error {
  override readonly name = 'Halt';
}
