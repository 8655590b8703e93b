// The proposer judges a reply, mostly on a phone: first the answer item by item, then the questions of the scale, then what follows.
import { useParam } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { Judgement } from './CaseEvaluations.tsx'
import { CollectForm } from './CollectForm.tsx'
import { useCaseOf } from './part-of-case.ts'
import { titleOf, type Case, type EvaluationForm } from './parts.ts'
import './proposals.css'
import { Questions } from './Questions.tsx'
import { ReplyView } from './ReplyView.tsx'

export function FeedbackPage() {
  const id = useParam('id')
  const found = useCaseOf('feedback', id)
  return (
    <Loaded of={found} as="征询意见表">
      {(p) => {
        const form = p.forms.find((f) => f.id === id)
        return form ? <Evaluation p={p} form={form} renew={() => found.refetch()} /> : <NotHere p={p} />
      }}
    </Loaded>
  )
}

function NotHere({ p }: { readonly p: Case }) {
  return (
    <>
      <PageHeader title={titleOf(p)} back={{ to: '/feedback', label: '征询意见' }} />
      <Section title="征询意见表">
        <p>评价由提案者本人作出；作出以前，其他人看不到这份表。</p>
        <GoButton to={`/proposals/${p.id}`}>看这件提案</GoButton>
      </Section>
    </>
  )
}

interface EvaluationProps {
  readonly p: Case
  readonly form: EvaluationForm
  readonly renew: () => unknown
}

function Evaluation({ p, form, renew }: EvaluationProps) {
  const mayCollect = useMay('proposals:collect-forms')
  const task = p.tasks.find((t) => t.unit.id === form.unit.id && t.round === form.round && t.reply)
  return (
    <div className="pp-narrow">
      <PageHeader
        title={form.givenOn ? '已评价' : `评价${form.unit.name}的答复`}
        back={{ to: '/feedback', label: '征询意见' }}
        subtitle={`${p.caseNo ? `第${p.caseNo}号 ` : ''}${titleOf(p)}`}
      />
      {form.givenOn ? <Afterwards p={p} form={form} /> : null}
      {task?.reply ? (
        <Section title={`${form.unit.name}的答复${form.round > 1 ? `（第${form.round}轮）` : ''}`}>
          <ReplyView p={p} task={task} reply={task.reply} />
        </Section>
      ) : null}
      {form.givenOn ? null : form.mine ? (
        <OwnQuestions form={form} onGiven={renew} />
      ) : mayCollect && !form.lapsedOn ? (
        <CollectForm form={form} onGiven={renew} />
      ) : (
        <Section title="评价">
          <Judgement f={form} />
          <p className="sj-faint">评价只能由{form.evaluator.name}本人登录后作出，不能代填。</p>
        </Section>
      )}
    </div>
  )
}

function OwnQuestions({ form, onGiven }: { readonly form: EvaluationForm; readonly onGiven: () => unknown }) {
  const give = useChange('POST', `/feedback/${form.id}`, {
    renews: ['/work', '/lists/feedback'],
    done: '评价已提交',
    onDone: () => {
      window.scrollTo(0, 0)
      onGiven()
    },
  })
  return (
    <Section title="您的评价">
      <p className="pp-line">
        <DueDate label="评价期限" day={form.dueDay} steps={form.dueSteps} />
      </p>
      <Questions
        questions={form.questions}
        submitLabel="提交评价"
        isSending={give.isPending}
        error={give.error}
        onSend={(given) => give.mutate(given)}
        note="提交后不能修改。评价只由您本人作出，承办单位不能代填，也不能催您改。"
      />
    </Section>
  )
}

/** What happens next, said by where the case stands now. */
function Afterwards({ p, form }: { readonly p: Case; readonly form: EvaluationForm }) {
  const isUnhappy = form.verdict === 'dissatisfied'
  const next = isUnhappy
    ? form.round > 1
      ? '提案办将召集您、承办单位当面协商，协商结果记入本件。'
      : '提案办确认后，由承办单位重新办理，再次答复您，您再评价一次。第一轮的记录保留不变。'
    : p.closedOn
      ? '本件已办结。答复中写明计划完成日期的，以后仍会跟踪落实。'
      : '您的评价已记下。其他单位的答复或者评价到齐后，本件办结。'
  return (
    <Section title="谢谢，评价已记下">
      <Judgement f={form} />
      <p>{next}</p>
      <div className="sj-actions">
        <GoButton to="/feedback" type="primary">
          其他要评价的答复
        </GoButton>
        <GoButton to={`/proposals/${p.id}`}>看这件提案</GoButton>
      </div>
    </Section>
  )
}
