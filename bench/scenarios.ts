// What people ask most, as addresses. Several for one question, so that no cache answers for the database.
export interface Scenario {
  readonly title: string
  readonly paths: readonly string[]
  /** Held to the bound; the others are shown for comparison. */
  readonly bounded: boolean
}

interface Page {
  readonly rows: readonly { readonly id: string }[]
  readonly next: string | null
}

export async function scenarios(
  address: string,
  headers: Readonly<Record<string, string>>,
  units: readonly string[],
): Promise<readonly Scenario[]> {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${address}${path}`, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const list = (query: Readonly<Record<string, string>>): string => `/api/lists/proposals?${new URLSearchParams(query).toString()}`
  const definition = await get<{ filters: { key: string; choices: { value: string }[] | null }[] }>('/api/lists/proposals/definition')
  const session = definition.filters.find((f) => f.key === 'session')?.choices?.map((c) => c.value) ?? []
  // Twenty pages in, where an offset would already count a thousand rows; and far in by a filter of the day.
  let deep: string | null = null
  for (let page = 0; page < 20; page++) deep = (await get<Page>(list(deep ? { after: deep } : {}))).next
  const cases = (await get<Page>(list({ 'f.state': 'closed', limit: '100' }))).rows.map((r) => `/api/proposals/${r.id}`)
  const search = (words: readonly string[]): string[] => words.map((q) => `/api/search?${new URLSearchParams({ q }).toString()}`)
  return [
    { title: '列表：第一页', paths: [list({})], bounded: true },
    { title: '列表：共有多少', paths: [list({}).replace('?', '/count?')], bounded: false },
    { title: '列表：状态、类别', paths: [list({ 'f.state': 'inHandling', 'f.category': 'society' })], bounded: true },
    { title: '列表：届次、已办结', paths: session.map((id) => list({ 'f.session': id, 'f.state': 'closed' })), bounded: true },
    { title: '列表：承办单位', paths: units.map((id) => list({ 'f.unit': id })), bounded: true },
    { title: '列表：按期限', paths: [list({ 'f.state': 'assigned,inHandling,rehandling', sort: 'due', dir: 'asc' })], bounded: true },
    { title: '列表：第二十一页', paths: [list({ after: deep ?? '' })], bounded: true },
    { title: '列表：检索“电梯”', paths: [list({ q: '电梯' })], bounded: false },
    { title: '提案全貌', paths: cases, bounded: true },
    { title: '检索：两个字', paths: search(['电梯', '河道', '停车', '养老']), bounded: true },
    { title: '检索：四个字', paths: search(['老旧小区', '垃圾分类', '心理健康', '营商环境']), bounded: true },
    { title: '我的工作', paths: ['/api/work'], bounded: false },
    { title: '应尽事项：1970个平台×4季', paths: ['/api/obligations/OBL-05?year=2022'], bounded: false },
  ]
}
