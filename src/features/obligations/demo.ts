// The demonstration's obligations: the reference rules as they are, two of them made the committee's own, exemptions asked, granted and refused.
import { readIn } from '#/core/db/database.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import { roleOf } from '#/core/identity/access.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { personNames } from '#/features/members/public.ts'
import { askExemption, exemptionActs } from './actions/exemptions.ts'
import { saveRule } from './actions/rule.ts'
import { referenceRules } from './reference.ts'

export const obligationsDemo = (codeLists: () => readonly CodeListDeclaration[]): DemoShare => ({
  title: '应尽事项',
  write: async (stage) => {
    const office = await actorFor(stage, 'general-office')
    const chair = await actorFor(stage, 'chair')
    const rule = (code: string) => {
      const found = referenceRules.find((v) => v.code === code)
      if (!found) throw new Error(`there is no ${code}`)
      return found.rule
    }
    const lists = codeLists()
    const begin = stage.at(new Date('2022-01-17T10:00:00+08:00'))
    must(
      await saveRule(begin, office, lists, {
        code: 'OBL-13',
        fromDay: '2022-01-01',
        source: '市政协2022年工作要点',
        rule: { ...rule('OBL-13'), article: '市政协委员联系界别群众办法：每季度至少联系一次界别群众', origin: 'seed' },
      }),
    )
    const own: Parameters<typeof saveRule>[3] = {
      code: 'OBL-34',
      fromDay: '2022-01-01',
      source: '市政协2022年工作要点',
      rule: {
        ...rule('OBL-31'),
        title: '专委会年内至少一次走出去学习考察',
        weight: 'soft',
        article: '市政协2022年工作要点：带着课题学习考察先进地区',
        origin: 'ours',
        window: { kind: 'year', amount: 0, unit: 'day' },
        parts: rule('OBL-31').parts.map((p) => ({ ...p, title: '学习考察', where: ['kind = study-tour、outreach'] })),
        note: '本会自行增加的事项，只添了一行规定，没有改动程序。',
      },
    }
    must(await saveRule(begin, office, lists, own))
    stage.progress(1, 2)
    await exemptions(stage, office, chair)
    stage.progress(2, 2)
  },
})

/** Long leave granted, a quarter refused, one still to be decided. */
async function exemptions(stage: DemoStage, office: Actor, chair: Actor): Promise<void> {
  const people = (stage.cast.get('people') ?? []) as readonly string[]
  const leaves = [
    {
      at: '2022-03-07',
      who: people[41],
      from: '2022-03-01',
      to: '2022-12-31',
      reason: '脱产学习十个月，已请假',
      decide: 'grant',
      says: '同意',
    },
    {
      at: '2022-05-16',
      who: people[77],
      from: '2022-05-10',
      to: '2022-12-31',
      reason: '因病长期治疗',
      decide: 'grant',
      says: '同意，祝早日康复',
    },
    {
      at: '2022-06-20',
      who: people[103],
      from: '2022-07-01',
      to: '2022-09-30',
      reason: '本单位工作忙',
      decide: 'refuse',
      says: '工作忙不是免除的理由',
    },
    { at: '2022-12-12', who: people[150], from: '2022-10-01', to: '2022-12-31', reason: '外派挂职至年底', decide: null, says: '' },
  ] as const
  for (const leave of leaves) {
    if (!leave.who) continue
    const world = stage.at(new Date(`${leave.at}T09:30:00+08:00`))
    const { id } = must(
      await askExemption(world, office, { code: null, unit: leave.who, from: leave.from, to: leave.to, reason: leave.reason }),
    )
    if (leave.decide) must(await exemptionActs[leave.decide](world, chair, { id, version: 1 }, { says: leave.says }))
  }
}

async function actorFor(stage: DemoStage, role: 'general-office' | 'chair'): Promise<Actor> {
  const personId = stage.cast.get(`account:${role}`)
  if (typeof personId !== 'string') throw new Error(`the demonstration has no ${role}`)
  const names = await readIn(stage.world.db, [stage.committeeId], (tx) => personNames(tx, [personId]))
  const rights = roleOf(role)?.rights ?? []
  return {
    ...systemActor(stage.committeeId, rights),
    kind: 'person',
    personId,
    name: names.get(personId) ?? '',
    posts: [{ role, bodyId: null, bodyName: null }],
  }
}
