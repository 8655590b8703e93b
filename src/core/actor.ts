// Who acts. Rights come from posts held on that day (core/identity); rules ask the actor, never a session or a role name.

/** 'proposals:review' – feature and act. Which role has it stands in core/identity/access.ts, nowhere else. */
export type Right = `${string}:${string}`

/** A post held today: a role in a body. `bodyId` is the unit, committee or party the holder acts for. */
export interface Post {
  readonly role: string
  readonly bodyId: string | null
  readonly bodyName: string | null
  /** Abolished bodies whose cases this one carries on: the line of successors ends here. */
  readonly carries?: readonly string[]
}

export interface Actor {
  readonly kind: 'person' | 'system'
  /** null for the system and for accounts that belong to no registered person. */
  readonly personId: string | null
  readonly accountId: string | null
  readonly name: string
  readonly committeeId: number
  readonly posts: readonly Post[]
  readonly rights: ReadonlySet<Right>
}

export const may = (actor: Actor, right: Right): boolean => actor.rights.has(right)

/** Bodies the actor acts for: a unit liaison's unit and those it succeeds, a party's own account. The own one comes first. */
export const bodiesOf = (actor: Actor): readonly string[] => actor.posts.flatMap((p) => (p.bodyId ? [p.bodyId, ...(p.carries ?? [])] : []))

/** Timed work acts under its own name, so the journal never shows a person who did not act. */
export const systemActor = (committeeId: number, rights: readonly Right[]): Actor => ({
  kind: 'system',
  personId: null,
  accountId: null,
  name: '系统',
  committeeId,
  posts: [],
  rights: new Set(rights),
})
