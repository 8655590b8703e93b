// The crowd of a bench: so many at once, timed.

/** So many at once, one after the other as soon as one is done. */
export async function inTurns(connections: number, count: number, work: (i: number) => Promise<void>): Promise<number> {
  let next = 0
  const began = performance.now()
  const worker = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) await work(i)
  }
  await Promise.all(Array.from({ length: Math.min(connections, count) }, worker))
  return (performance.now() - began) / 1000
}
