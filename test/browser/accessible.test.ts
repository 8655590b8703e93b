// Every page of the program, at a desk and on a phone, looked through by axe: nothing serious, nothing critical.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { AxeResults } from 'axe-core'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { activitySteps } from '../activity-steps.ts'
import { dutiesSamples } from '../access/duties-samples.ts'
import { obligationSamples } from '../access/obligations-samples.ts'
import { scoresSamples } from '../access/scores-samples.ts'
import { floorSamples } from '../access/floor-samples.ts'
import { appraisalSteps } from '../stories/appraisal-steps.ts'
import { contactPages } from '../stories/contact-steps.ts'
import { commitmentSteps } from '../stories/commitment-steps.ts'
import { done, proposalSteps } from '../stories/proposal-steps.ts'
import { heldMeeting } from '../stories/meeting-steps.ts'
import { supervisionSteps } from '../stories/supervision-steps.ts'
import { transmissionSteps } from '../stories/transmission-steps.ts'
import { signedIn } from '../attendance-steps.ts'
import { publicitySteps } from '../stories/publicity-steps.ts'
import { aRound } from '../access/studies-samples.ts'
import { studySteps } from '../stories/studies-steps.ts'
import { workSteps } from '../stories/works-steps.ts'
import type { PersonName } from '../world.ts'
import { desk, openHouse, phone, settled, watching, type House } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = [...readFileSync(join(import.meta.dirname, '../../src/web/routes.tsx'), 'utf8').matchAll(/path: '([^']+)'/g)].map(
  (m) => m[1] ?? '',
)

/** Who opens which page; a new page gets its row here. */
const readers: Readonly<Record<string, PersonName>> = {
  '/': 'proposal-office',
  '/sign-in': 'member',
  '/notices': 'member',
  '/search': 'proposal-office',
  '/account': 'member',
  '/proposals': 'proposal-office',
  '/my-proposals': 'member',
  '/proposals/new': 'collective',
  '/proposals/enter': 'proposal-office',
  '/proposals/review': 'proposal-office',
  '/proposals/assign': 'proposal-office',
  '/proposals/archive': 'proposal-office',
  '/review-meetings': 'proposal-office',
  '/review-meetings/new': 'proposal-office',
  '/review-meetings/$id': 'proposal-office',
  '/conversions': 'proposal-office',
  '/proposals/$id': 'member',
  '/proposals/$id/write': 'member',
  '/assignments': 'proposal-office',
  '/proposals/reports': 'proposal-office',
  '/exchange': 'unit',
  '/assignments/$id': 'proposal-office',
  '/issued-documents': 'proposal-office',
  '/tasks': 'unit',
  '/tasks/$id': 'unit',
  '/publicity': 'proposal-office',
  '/publicity/$id': 'proposal-office',
  '/elevated': 'proposal-office',
  '/elevated/new': 'proposal-office',
  '/elevated/$id': 'proposal-office',
  '/commitments': 'member',
  '/commitments/$id': 'unit',
  '/commitments/again': 'proposal-office',
  '/look-backs': 'proposal-office',
  '/look-backs/$id': 'proposal-office',
  '/supervision': 'proposal-office',
  '/supervision/items': 'proposal-office',
  '/supervision/problems': 'proposal-office',
  '/supervision/problems/$id': 'unit',
  '/supervision/candidates': 'proposal-director',
  '/supervision/candidates/$id': 'proposal-director',
  '/supervision/$id': 'leader',
  '/feedback': 'member',
  '/feedback/$id': 'member',
  '/mutual-rounds': 'proposal-office',
  '/mutual-rounds/new': 'proposal-office',
  '/mutual-rounds/$id': 'proposal-office',
  '/mutual-pairs/$id': 'proposal-office',
  '/assessments': 'proposal-office',
  '/assessments/new': 'proposal-office',
  '/assessments/$id': 'proposal-office',
  '/assessments/$id/units/$bodyId': 'proposal-office',
  '/assessment-sheets': 'unit',
  '/award-selections': 'proposal-office',
  '/award-selections/new': 'proposal-office',
  '/award-selections/$id': 'proposal-office',
  '/awards': 'member',
  '/scoring-schemes': 'proposal-director',
  '/mutual-forms': 'member',
  '/mutual-forms/$id': 'member',
  '/my-year': 'member',
  '/dossiers': 'general-office',
  '/dossiers/strata': 'general-office',
  '/dossiers/$id': 'member',
  '/body-dossiers/$id': 'general-office',
  '/obligations': 'general-office',
  '/obligations/$code': 'general-office',
  '/my-obligations': 'member',
  '/obligation-exemptions': 'general-office',
  '/obligation-exemptions/$id': 'chair',
  '/obligation-rules': 'general-office',
  '/obligation-rules/$code': 'general-office',
  '/manual-facts': 'general-office',
  '/manual-facts/new': 'general-office',
  '/manual-facts/$id': 'member',
  '/own-score': 'member',
  '/duty-scores': 'general-office',
  '/duty-scores/$id': 'chair',
  '/duty-rules': 'general-office',
  '/duty-rules/$key': 'general-office',
  '/duty-assessments': 'chair',
  '/duty-assessments/new': 'general-office',
  '/duty-assessments/$id': 'general-office',
  '/duty-sheets': 'general-office',
  '/duty-sheets/$id': 'member',
  '/duty-grades': 'committee-office',
  '/recognitions': 'chair',
  '/recognitions/new': 'general-office',
  '/recognitions/$id': 'general-office',
  '/check-in': 'member',
  '/check-in/$id': 'member',
  '/sign-in-screens/$id': 'general-office',
  '/activities/$id/attendance': 'general-office',
  '/attendance': 'general-office',
  '/contacts': 'member',
  '/contacts/new': 'member',
  '/contacts/$id': 'member',
  '/contact-records': 'general-office',
  '/contact-people': 'member',
  '/contact-people/new': 'member',
  '/contact-people/$id': 'member',
  '/contact-network': 'general-office',
  '/contact-network/assign': 'general-office',
  '/contact-network/places': 'general-office',
  '/activities/$id/floor': 'general-office',
  '/activities/$id/hall': 'member',
  '/activities/$id/plenary': 'general-office',
  '/activities/$id/minutes': 'general-office',
  '/speeches': 'member',
  '/speeches/$id': 'member',
  '/votes': 'general-office',
  '/votes/$id': 'member',
  '/resolutions': 'general-office',
  '/resolutions/$id': 'general-office',
  '/minutes': 'general-office',
  '/meeting-decisions': 'general-office',
  '/meeting-decisions/$id': 'general-office',
  '/members': 'general-office',
  '/seats': 'general-office',
  '/seats/new': 'general-office',
  '/people': 'general-office',
  '/people/new': 'general-office',
  '/people/$id': 'general-office',
  '/units': 'general-office',
  '/bodies': 'general-office',
  '/bodies/new': 'general-office',
  '/bodies/$id': 'general-office',
  '/terms': 'general-office',
  '/places': 'general-office',
  '/edges': 'general-office',
  '/standings': 'general-office',
  '/settings': 'proposal-director',
  '/calendar': 'general-office',
  '/accounts': 'security-admin',
  '/accounts/new': 'system-admin',
  '/accounts/$id': 'security-admin',
  '/roles': 'security-admin',
  '/import': 'general-office',
  '/transmissions': 'general-office',
  '/transmissions/new': 'general-office',
  '/transmissions/$id': 'general-office',
  '/statistics': 'proposal-office',
  '/statistics/overview': 'leader',
  '/statistics/frozen': 'proposal-office',
  '/statistics/frozen/$id': 'leader',
  '/report': 'proposal-office',
  '/works': 'general-office',
  '/study-programmes': 'general-office',
  '/study-programmes/new': 'general-office',
  '/study-programmes/$id': 'general-office',
  '/study-texts': 'general-office',
  '/study-texts/$id': 'chair',
  '/study-lectures': 'general-office',
  '/study-lectures/$id': 'general-office',
  '/reading-groups': 'member',
  '/duty-rounds': 'general-office',
  '/duty-rounds/new': 'general-office',
  '/duty-rounds/$id': 'chair',
  '/reading-groups/$id': 'member',
  '/my-works': 'member',
  '/works/new': 'member',
  '/works/$id': 'committee-office',
  '/works/$id/write': 'member',
  '/journal': 'audit-admin',
  '/activities': 'general-office',
  '/activities/new': 'general-office',
  '/activities/$id': 'general-office',
  '/activities/$id/edit': 'general-office',
  '/my-activities': 'member',
  '/invitations': 'member',
  '/activity-calendar': 'member',
}

let house: House
let ids: Readonly<Record<string, string>>

before(async () => {
  house = await openHouse({ at: '2022-03-04 09:00' })
  const { city } = house
  const people = proposalSteps(city)
  await people.submitted()
  await people.inJointReview()
  await people.filed()
  await people.allocated()
  const draft = await people.invited()
  const handling = await people.handedOver()
  await people.taskMove('unit', await people.task(handling), 'receive')
  const answered = await people.handedOver()
  await people.answered(answered, '云交函〔2022〕1号')
  const appraising = appraisalSteps(city, people)
  const appraised = await appraising.sent()
  const assessment = await appraising.assessed()
  const office = await city.signIn('proposal-office')
  const frozen = await office.post('/api/figures-frozen', { title: '工作报告', year: 2022, asOf: '2022-03-04' })
  assert.equal(frozen.status, 200, frozen.text)
  const supervision = supervisionSteps(city, people)
  const candidate = await supervision.candidate()
  const problem = await supervision.problem()
  const item = await supervision.planSubmitted()
  const works = workSteps(city, people)
  const scores = await scoresSamples(city)
  const meeting = await signedIn(city)
  const activity = await activitySteps(city).inState('notified')
  const floor = await floorSamples(city)
  const study = studySteps(city, people)
  const reading = await study.group()
  for (const step of ['addBook', 'approveList', 'start', 'addGuide', 'post', 'showWork', 'convert'] as const)
    done(await study.move(step === 'approveList' ? 'general-office' : 'member', reading, step))
  ids = {
    '/study-programmes/$id': await study.programmeIn('open'),
    '/study-texts/$id': await study.text(),
    '/study-lectures/$id': await study.lecture(),
    '/reading-groups/$id': reading,
    '/activities/$id': activity,
    '/activities/$id/edit': activity,
    '/duty-rounds/$id': await aRound(city),
    '/works/$id': await works.inState('submitted'),
    '/works/$id/write': await works.inState('returned'),
    '/duty-scores/$id': city.personId('member'),
    '/duty-assessments/$id': scores.dutyAssessment.id,
    '/duty-sheets/$id': scores.dutySheet.id,
    '/recognitions/$id': scores.talk.id,
    '/check-in/$id': meeting.session,
    '/sign-in-screens/$id': meeting.session,
    '/activities/$id/attendance': meeting.id,
    '/activities/$id/floor': floor.floorMeeting.id,
    '/activities/$id/hall': floor.floorMeeting.id,
    '/activities/$id/plenary': floor.floorMeeting.id,
    '/activities/$id/minutes': floor.floorMeeting.id,
    '/speeches/$id': floor.speech.id,
    '/votes/$id': floor.floorVote.id,
    '/resolutions/$id': floor.resolution.id,
    '/meeting-decisions/$id': floor.meetingDecision.id,
    '/award-selections/$id': await appraising.selected(),
    '/supervision/problems/$id': problem,
    '/supervision/candidates/$id': candidate,
    '/supervision/$id': item,
    '/assessments/$id': assessment,
    '/assessments/$id/units/$bodyId': assessment,
    '/statistics/frozen/$id': frozen.body.id,
    '/elevated/$id': done(
      await (
        await people.as('proposal-office')
      ).post('/api/external-proposals', {
        level: 'province',
        sessionTitle: '省政协十三届一次会议',
        year: 2022,
        title: '关于支持云岭市建设区域物流枢纽的提案',
        material: '铁路专用线审批在省级部门。',
      }),
    ).body.id as string,
    '/transmissions/$id': await transmissionSteps(city, people).inState('sent'),
    '/commitments/$id': await commitmentSteps(city, people).inState('underWay'),
    '/look-backs/$id': done(
      await (await people.as('proposal-office')).post('/api/look-backs', { title: '2022年回头看', dueDay: '2022-03-24' }),
    ).body.id as string,
    '/mutual-rounds/$id': appraised.round.id,
    '/mutual-pairs/$id': appraised.id,
    '/mutual-forms/$id': appraised.forms.find((f) => f.side === 'handling')?.id ?? '',
    '/proposals/$id': answered,
    '/proposals/$id/write': draft,
    '/assignments/$id':
      (await city.read((tx) => sql<{ id: string }>`select id from assignment_batch limit 1`.execute(tx))).rows[0]?.id ?? '',
    '/tasks/$id': (await people.task(handling)).id,
    '/feedback/$id': (await people.form('member', answered)).id,
    '/publicity/$id': await publicitySteps(city, people).idOf(answered, 'text'),
    '/review-meetings/$id': (await heldMeeting(people)).id,
    '/obligation-exemptions/$id': (await obligationSamples(city)).exemption.id,
    '/manual-facts/$id': (await dutiesSamples(city)).manualFact.id,
    '/dossiers/$id': city.personId('member'),
    '/body-dossiers/$id': city.bodies.sector,
    ...(await contactPages(city)),
    '/people/$id': city.personId('member'),
    '/accounts/$id': city.accountId('member'),
    '/bodies/$id': city.bodies.transport,
  }
})
after(() => house.close())

/** What a reader with a screen reader or weak eyes stumbles over. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
    return run.run({ resultTypes: ['violations'] })
  })
  return found.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}（${v.impact}）：${v.help}：${v.nodes.map((n) => n.html.slice(0, 200)).join('；')}`)
}

async function lookThrough(page: Page): Promise<void> {
  for (const [name, size] of Object.entries({ desk, phone })) {
    await page.setViewportSize(size)
    await settled(page)
    assert.deepEqual(await findings(page), [], `${page.url()} at a ${name}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(wide <= 0, `${page.url()} at a ${name} is ${wide}px wider than the screen`)
  }
}

test('every page has its reader', () => {
  assert.deepEqual(
    pages.filter((path) => !readers[path]),
    [],
  )
})

test('the door', async () => {
  const page = await house.visitor()
  await watching(page, async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await lookThrough(page)
  })
})

for (const name of new Set(pages.flatMap((path) => readers[path] ?? [])))
  test(`the pages of ${name}`, { concurrency: 2 }, async (t) => {
    const mine = pages.filter((p) => readers[p] === name)
    // Two windows side by side: a machine has two hands.
    const halves = [mine.filter((_, i) => i % 2 === 0), mine.filter((_, i) => i % 2 === 1)].filter((half) => half.length > 0)
    await Promise.all(
      halves.map(async (half) => {
        const page = await house.as(name)
        for (const path of half) await t.test(path, () => look(page, path))
        await page.context().close()
      }),
    )
  })

const look = (page: Page, path: string): Promise<void> =>
  watching(page, async () => {
    await page.goto(
      path
        .replace('$id', ids[path] ?? '')
        .replace('$bodyId', house.city.bodies.transport)
        .replace('$code', 'OBL-13')
        .replace('$key', 'dx-default-1'),
    )
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor()
    await lookThrough(page)
  })

test('a form in a dialog, on both', async () => {
  const page = await house.as('proposal-office')
  await watching(page, async () => {
    await page.goto(`/proposals/${ids['/proposals/$id']}`)
    await page
      .getByRole('button', { name: /其他事项|现在没有要您办的事/ })
      .first()
      .click()
    await page.getByText('现在还不能办，或者已经过了这一步').waitFor()
    await lookThrough(page)
  })
})
