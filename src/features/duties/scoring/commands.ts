// `scores simulate --year 2022 --rules KEY`: the latest draft of a set, or a published table, tried on a year's facts.
import { readIn } from '#/core/db/database.ts'
import { yearOf } from '#/core/day.ts'
import { WrongUse, type Command } from '#/core/command.ts'
import { settingOn } from '#/core/settings/store.ts'
import { editionStates } from './lifecycle.ts'
import { memberRules } from './settings.ts'
import { simulate } from './simulate.ts'
import { editionsOf, inForce, versionOf } from './store.ts'

const simulateScores: Command = {
  name: 'scores simulate',
  summary: '按某年的履职事实试算一套考核办法，看谁的等次会变',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度，默认今年' },
    rules: { type: 'string', value: 'KEY', help: '办法的代号：有草案的用草案，否则用现行的一版' },
  },
  run: async ({ world, committee, text }) => {
    const today = world.clock.today()
    const year = Number(text('year') ?? yearOf(today))
    if (!Number.isInteger(year) || year < 1949 || year > 2200) throw new WrongUse('年度请填写四位数字')
    const key = text('rules')
    const found = await readIn(world.db, [committee.id], async (tx) => {
      const members = await settingOn(tx, committee.id, memberRules, today)
      const editions = await editionsOf(tx, committee.id, key ?? members)
      const after = editions.find((e) => editionStates[e.state].open) ?? (await inForce(tx, committee.id, key ?? members, today))
      if (!after) throw new WrongUse(`没有代号为“${key ?? members}”的办法`)
      const same = await inForce(tx, committee.id, after.content.holder === 'member' ? members : after.key, today)
      const before = same ?? after
      return { before, after, tried: await simulate(tx, committee.id, { before, after: after.content, year, today }) }
    })
    const { before, after, tried } = found
    const changed = tried.rows.filter((r) => r.gradeBefore !== r.gradeAfter)
    const lines = [
      `${year}年（${tried.from}至${tried.to}），${tried.rows.length}个对象；由${versionOf(before)}改为${versionOf(after)}`,
      ...tried.grades.map((g) => `${g.grade}：${g.before}→${g.after}`),
      `等次变化${changed.length}个`,
      ...changed.map((r) => `${r.name} ${r.before}→${r.after}分 ${r.gradeBefore ?? '—'}→${r.gradeAfter ?? '—'}`),
    ]
    return { json: { before: versionOf(before), after: versionOf(after), changed: changed.length, ...tried }, text: lines.join('\n') }
  },
}

export const scoreCommands: readonly Command[] = [simulateScores]
