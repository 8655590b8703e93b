// The screen at the door: large names to tap, a field to find one's own, and the truth about the network in one line.
import { troubleOf } from '#/core/ui/api.ts'
import { element } from './element.ts'
import { clockText, found, sessionNow } from './people.ts'
import type { Tablet } from './shelf.ts'
import { elsewhere, type Direction, type DoorWork, type Person, type Session } from './work.ts'

export interface Screen {
  readonly draw: () => void
}

export function screenOf(root: HTMLElement, work: DoorWork, activityId: string): Screen {
  let chosen: string | null = null
  let direction: Direction = 'in'
  const typed = element('input', {
    type: 'search',
    id: 'find',
    autocomplete: 'off',
    placeholder: '姓名、拼音首字母或编号后四位',
    input: () => drawPeople(),
    keydown: (event) => {
      if ((event as KeyboardEvent).key === 'Enter') markOnly()
    },
  })
  const said = element('p', { class: 'said', role: 'status', 'aria-live': 'assertive' })
  const list = element('div', { class: 'people', role: 'group', 'aria-label': '参加人员' })
  const state = element('p', { class: 'state', role: 'status' })
  const count = element('p', { class: 'count' })

  const session = (tablet: Tablet): Session | undefined =>
    tablet.bundle.sessions.find((s) => s.id === chosen) ?? sessionNow(tablet.bundle.sessions, work.now())

  async function mark(person: Person): Promise<void> {
    const tablet = work.tablet()
    const at = tablet && session(tablet)
    if (!tablet || !at) return
    const verb = direction === 'in' ? '签到' : '签退'
    const before = await work.mark(at, person, direction)
    const when = before === null || before === elsewhere ? '' : `，${clockText(before)}`
    said.textContent = before === null ? `${person.name}${verb}成功` : `${person.name}已经${verb}过了${when}`
    said.dataset['again'] = before === null ? 'no' : 'yes'
    typed.value = ''
    drawPeople()
  }

  /** Enter takes the person when only one is meant. */
  function markOnly(): void {
    const tablet = work.tablet()
    const meant = tablet ? found(tablet.bundle.people, typed.value) : []
    const [only] = meant
    if (only && meant.length === 1) void mark(only)
    else said.textContent = meant.length ? '有几位，请点自己的名字' : '名单上没有，请找工作人员'
  }

  function drawPeople(): void {
    const tablet = work.tablet()
    const at = tablet && session(tablet)
    if (!tablet || !at) return
    const { people } = tablet.bundle
    list.replaceChildren(
      ...found(people, typed.value).map((person) => {
        const seen = work.seenAt(at, person, direction)
        const done = direction === 'in' ? '已签到' : '已签退'
        const when = seen === null ? '' : seen === elsewhere ? done : `${done} ${clockText(seen)}`
        return element(
          'button',
          {
            type: 'button',
            class: seen === null ? 'person' : 'person seen',
            click: () => void mark(person),
          },
          element('strong', {}, person.name),
          element('span', {}, person.unit),
          element('em', {}, when),
        )
      }),
    )
    if (list.childElementCount === 0) list.append(element('p', { class: 'nobody' }, '名单上没有这样的人。请检查，或者请工作人员登记。'))
    const here = people.filter((p) => work.seenAt(at, p, direction) !== null).length
    count.textContent = `${direction === 'in' ? '已签到' : '已签退'} ${here} 人，名单 ${people.length} 人`
    drawState()
  }

  function drawState(): void {
    const waiting = work.marks().filter((m) => m.outcome === 'waiting').length
    const left = work.marks().filter((m) => m.outcome === 'doubtful' || m.outcome === 'refused').length
    const net = work.revoked() ? '授权已收回' : work.reached() === false ? '没有网络' : '网络正常'
    const parts = [net, waiting ? `${waiting} 条待上传` : '全部已上传', ...(left ? [`${left} 条待工作人员核定`] : [])]
    state.textContent = parts.join(' · ')
    state.dataset['net'] = work.revoked() ? 'revoked' : work.reached() === false ? 'off' : 'on'
    state.dataset['waiting'] = String(waiting)
  }

  function drawDesk(tablet: Tablet): void {
    const { bundle } = tablet
    const sessions = element(
      'select',
      { id: 'session', change: (event) => choose((event.target as HTMLSelectElement).value) },
      ...bundle.sessions.map((s) =>
        element(
          'option',
          { value: s.id, selected: s.id === session(tablet)?.id },
          `${s.label} ${clockText(s.startsAt)}—${clockText(s.endsAt)}`,
        ),
      ),
    )
    const way = (of: Direction, label: string) =>
      element('button', { type: 'button', class: 'way', 'aria-pressed': String(direction === of), click: () => turn(of) }, label)
    root.replaceChildren(
      element(
        'header',
        {},
        element('h1', {}, bundle.title),
        element('p', {}, [bundle.place, `平板：${bundle.label}`].filter(Boolean).join(' · ')),
        state,
      ),
      element(
        'div',
        { class: 'tools' },
        element('label', { for: 'session', class: 'heard' }, '场次'),
        sessions,
        element('div', { class: 'ways', role: 'group', 'aria-label': '签到还是签退' }, way('in', '签到'), way('out', '签退')),
        element('label', { for: 'find', class: 'heard' }, '找自己的名字'),
        typed,
      ),
      said,
      count,
      list,
      element(
        'footer',
        {},
        element('button', { type: 'button', click: () => void work.send() }, '现在上传'),
        element('button', { type: 'button', click: () => finish() }, '结束使用'),
        element(
          'span',
          {},
          `授权到 ${new Date(bundle.expiresAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}；点错了请告诉工作人员。`,
        ),
      ),
    )
    drawPeople()
  }

  const choose = (id: string): void => {
    chosen = id
    drawPeople()
  }
  const turn = (to: Direction): void => {
    direction = to
    draw()
  }

  function finish(): void {
    const waiting = work.marks().filter((m) => m.outcome === 'waiting').length
    if (waiting > 0) {
      said.textContent = `还有 ${waiting} 条没有上传，连上网络传完后才能结束使用`
      return
    }
    root.replaceChildren(
      element(
        'section',
        { class: 'start' },
        element('h1', {}, '结束使用这台平板？'),
        element('p', {}, '名单和签到记录从这台平板上删除；已经上传的不受影响。'),
        element('button', { type: 'button', class: 'main', click: () => void work.finish() }, '删除并结束'),
        element('button', { type: 'button', click: () => draw() }, '返回'),
      ),
    )
  }

  function drawStart(): void {
    const label = element('input', { id: 'label', maxlength: '20', required: true, value: '门口' })
    const wrong = element('p', { class: 'wrong', role: 'alert' })
    const start = element('button', { type: 'submit', class: 'main' }, '启用这台平板')
    const begin = async (event: Event): Promise<void> => {
      event.preventDefault()
      start.disabled = true
      wrong.textContent = ''
      try {
        await work.letIn(activityId, label.value.trim())
      } catch (error) {
        const { detail, reasons } = troubleOf(error)
        wrong.textContent = reasons.map((r) => r.says).join('；') || detail
        start.disabled = false
      }
    }
    root.replaceChildren(
      element(
        'section',
        { class: 'start' },
        element('h1', {}, '签到平板'),
        ...(activityId
          ? [
              element(
                'p',
                {},
                '启用后，名单保存在这台平板上，没有网络也能签到；连上网络后自动上传。启用的同时，本机退出登录，只能用来签到。',
              ),
              element(
                'form',
                { submit: (event) => void begin(event) },
                element('label', { for: 'label' }, '这台平板放在哪里'),
                label,
                start,
              ),
            ]
          : [element('p', {}, '请由工作人员登录后，在会议的“签到和出勤”页点“签到平板”打开。')]),
        wrong,
      ),
    )
  }

  function draw(): void {
    const tablet = work.tablet()
    if (tablet) drawDesk(tablet)
    else drawStart()
  }
  return {
    // While somebody is being looked for the field keeps its focus: only what changes is drawn.
    draw: () => (work.tablet() && root.contains(list) ? drawPeople() : draw()),
  }
}
