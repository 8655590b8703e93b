// How a promise is named where there is no room for its whole text.
const longest = 24

export const briefly = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return [...line].length > longest ? `${[...line].slice(0, longest).join('')}…` : line
}
