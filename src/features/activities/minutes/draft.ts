// Minutes drafted from what happened: time, place, chair, who came, each item with its speakers, questions and answers, votes, what was decided. Pure: the same meeting gives the same draft.
export interface Happened {
  readonly title: string
  readonly kind: string
  readonly host: string
  readonly place: string
  /** 2022年3月14日上午9:00 */
  readonly when: string
  readonly chairs: readonly string[]
  readonly attendance: string
  readonly onLeave: readonly string[]
  readonly absent: readonly string[]
  readonly observers: readonly string[]
  readonly agenda: readonly { readonly id: string; readonly title: string; readonly speaker: string }[]
  readonly speeches: readonly {
    readonly speaker: string
    readonly body: string | null
    readonly topic: string
    readonly form: 'oral' | 'written' | null
  }[]
  readonly questions: readonly {
    readonly asker: string
    readonly to: string
    readonly text: string
    readonly answeredBy: string
    readonly answer: string
    readonly explanation: string
    readonly reason: string
    readonly answered: boolean
  }[]
  readonly votes: readonly {
    readonly title: string
    readonly mode: string
    readonly quorum: string
    readonly rule: string
    readonly outcome: string
  }[]
  readonly resolutions: readonly { readonly kind: string; readonly title: string; readonly adopted: boolean }[]
  readonly decisions: readonly { readonly text: string; readonly owner: string; readonly due: string | null }[]
}

export interface MinutesSection {
  readonly heading: string
  readonly text: string
}

const sentence = (text: string): string => (text.trim() === '' || /[。！？；：”）]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`)
const lines = (...all: readonly (string | null | false)[]): string => all.filter((l) => typeof l === 'string' && l !== '').join('\n')
const numbered = (all: readonly string[]): string => all.map((t, i) => `${i + 1}. ${t}`).join('\n')
const list = (label: string, names: readonly string[]): string | null => (names.length ? `${label}：${names.join('、')}。` : null)

/** Only what took place gets a section, so that no heading stands over nothing. */
export function draftMinutes(h: Happened): readonly MinutesSection[] {
  const chaired = h.chairs.length ? `，${h.chairs.join('、')}主持` : ''
  const oral = h.speeches.filter((s) => s.form === 'oral')
  const written = h.speeches.filter((s) => s.form === 'written')
  const answered = h.questions.filter((q) => q.answered)
  const aside = h.questions.filter((q) => !q.answered && q.reason !== '')
  const told = (s: Happened['speeches'][number]): string => `${s.speaker}${s.body ? `（代表${s.body}）` : ''}：《${s.topic}》`
  const sections: readonly MinutesSection[] = [
    {
      heading: '会议概况',
      text: lines(
        `${h.when}，${h.host}在${h.place || '线上'}召开${h.title}${chaired}。${sentence(h.attendance)}`,
        list('列席', h.observers),
      ),
    },
    { heading: '会议议程', text: numbered(h.agenda.map((a) => sentence(a.speaker ? `${a.title}（${a.speaker}）` : a.title))) },
    {
      heading: '大会发言',
      text: lines(
        oral.length > 0 && `会上有${oral.length}人作口头发言：`,
        numbered(oral.map((s) => sentence(told(s)))),
        written.length > 0 && `提交书面发言${written.length}份：`,
        numbered(written.map((s) => sentence(told(s)))),
      ),
    },
    {
      heading: '提问和回答',
      text: lines(
        ...answered.map((q) =>
          lines(
            `${q.asker}问${q.to ? `（请${q.to}回答）` : ''}：${sentence(q.text)}`,
            `${q.answeredBy}答：${sentence(q.answer)}`,
            q.explanation !== '' && `补充说明：${sentence(q.explanation)}`,
          ),
        ),
        aside.length > 0 && `另有${aside.length}个问题不在会上回答，由承办机构会后转交。`,
      ),
    },
    {
      heading: '表决',
      text: lines(
        numbered(h.votes.map((v) => sentence(`${v.title}：${v.mode}，${v.quorum}，${v.rule}通过。${v.outcome}`))),
        ...h.resolutions.map((r) => `会议${r.adopted ? '通过' : '没有通过'}了《${r.title}》（${r.kind}）。`),
      ),
    },
    {
      heading: '议定事项',
      text: numbered(h.decisions.map((d) => `${sentence(d.text)}${d.owner ? `由${d.owner}负责${d.due ? `，${d.due}前完成` : ''}。` : ''}`)),
    },
    { heading: '缺席情况', text: lines(list('请假', h.onLeave), list('缺席', h.absent)) },
  ]
  return sections.filter((s) => s.text.trim() !== '')
}

/** What the writer has not touched may be drafted again: sections whose text is still the last draft's; his own stay, new ones are added in the draft's order. */
export function redrafted(
  now: readonly MinutesSection[],
  draft: readonly MinutesSection[],
  touched: ReadonlySet<string>,
): readonly MinutesSection[] {
  const own = new Map(now.filter((s) => touched.has(s.heading)).map((s) => [s.heading, s]))
  const fresh = draft.map((s) => own.get(s.heading) ?? s)
  return [...fresh, ...now.filter((s) => touched.has(s.heading) && !draft.some((d) => d.heading === s.heading))]
}
