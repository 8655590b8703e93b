// Whatever a resolution can change is a dated setting: declared once with its schema, default and source, kept by day and, where it belongs to a session, by session.
import type { z } from 'zod'

export interface SettingDeclaration<T = unknown> {
  readonly key: string
  readonly title: string
  readonly help: string
  readonly schema: z.ZodType<T>
  readonly standard: T
  /** Where the default comes from, in words a clerk can check. */
  readonly source: string
  /** Session settings may be fixed per 届次; the others hold for the committee. */
  readonly scope: 'committee' | 'session'
  /** Values in use elsewhere, to begin a change from. */
  readonly presets?: readonly { readonly title: string; readonly value: T }[]
  /** The value in a sentence, where the titles of its schema do not make one. (A method, so that declarations of all types fit one list.) */
  words?(value: T): string
}

/** The type comes from the schema; the standard has to fit it. */
export const setting = <T>(
  declaration: Omit<SettingDeclaration<T>, 'standard' | 'presets'> & {
    readonly standard: NoInfer<T>
    readonly presets?: readonly { readonly title: string; readonly value: NoInfer<T> }[]
  },
): SettingDeclaration<T> => declaration

export interface Code {
  readonly code: string
  readonly label: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** A list of codes an office may extend by a dated row. The rows given here are what a new installation starts with. */
export interface CodeListDeclaration {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly codes: readonly Code[]
  /** What a row says besides its name: the form of its data, with defaults. */
  readonly data?: z.ZodObject
}
