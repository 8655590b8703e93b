// A journal event is a type with words. Each feature declares its events in events.ts; the timeline reads the same words.

/** What happened to what. `data` carries names as they were that day, so the words never change afterwards. */
export interface Event<Name extends string = string, Data = unknown> {
  readonly name: Name
  readonly data: Data
}

export interface EventKind<Name extends string, Data> {
  readonly name: Name
  readonly tell: (data: Data) => string
  readonly of: (data: Data) => Event<Name, Data>
}

/** `filed: event('proposal.filed', (d: { caseNo: number }) => `立案，编为第${d.caseNo}号`)` */
export const event = <const Name extends string, Data>(name: Name, tell: (data: Data) => string): EventKind<Name, Data> => ({
  name,
  tell,
  of: (data) => ({ name, data }),
})

// Data is contravariant in `tell`, so a collection of all events can only be typed with any.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyEventKind = EventKind<string, any>

/** What a subject is: 'proposal', 'person', 'setting'… and which one. */
export interface Subject {
  readonly kind: string
  readonly id: string
}
