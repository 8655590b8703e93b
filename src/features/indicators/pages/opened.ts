// Which number on the page was picked: every one of them opens the records it counts.
export interface Picked {
  readonly code: string
  readonly title: string
  readonly only?: Readonly<Record<string, string>>
}

/** What every part of the page asks about. */
export interface Asked {
  readonly year: number
  readonly asOf: string
}

export interface PartProps {
  readonly asked: Asked
  readonly pick: (picked: Picked) => void
}
