// How long a proposal is, counted alike while it is written and when it is submitted.

/** Characters of situation, analysis and suggestions; blanks and line ends are not counted. */
export const textLength = (text: {
  readonly situation: string
  readonly analysis: string
  readonly suggestions: readonly string[]
}): number => [text.situation, text.analysis, ...text.suggestions].reduce((sum, part) => sum + [...part.replace(/\s/g, '')].length, 0)
