// A command of the command line, declared like everything else: name, help, options, and what it does. app/cli.ts reads the arguments.
import type { ParseArgsOptionDescriptor } from 'node:util'
import type { World } from './action.ts'
import type { Actor } from './actor.ts'

export interface CommandOption extends ParseArgsOptionDescriptor {
  /** What follows the option, as help prints it: YEAR, FILE. */
  readonly value?: string
  readonly help: string
}

export interface CommandResult {
  /** What --json prints: one value. */
  readonly json: unknown
  /** What people read. */
  readonly text: string
  /** A failed check, refused rows: exit 1. */
  readonly finding?: boolean
}

/** What stands on the line, and where to speak. */
export interface CommandLine {
  /** Words after the command's name. */
  readonly words: readonly string[]
  readonly text: (option: string) => string | undefined
  readonly flag: (option: string) => boolean
  /** Diagnostics and progress, to standard error. */
  readonly tell: (says: string) => void
}

export interface CommandAsked extends CommandLine {
  readonly world: World
  /** The command line itself, with every right: whoever may run it may read the database anyway. */
  readonly actor: Actor
  readonly committee: { readonly id: number; readonly code: string; readonly name: string }
}

interface CommandHead {
  /** 'figures', 'journal verify' */
  readonly name: string
  readonly summary: string
  /** What follows the name: '[CODE]', 'KIND FILE'. */
  readonly words?: string
  readonly options?: Readonly<Record<string, CommandOption>>
}

/** A command that works on files alone needs no installation: it runs in a fresh clone. */
export type Command = CommandHead &
  (
    | { readonly needs?: 'installation'; readonly run: (asked: CommandAsked) => Promise<CommandResult> }
    | { readonly needs: 'nothing'; readonly run: (asked: CommandLine) => Promise<CommandResult> }
  )

/** The command was used wrongly: exit 2, with the words and no trace. */
export class WrongUse extends Error {}
