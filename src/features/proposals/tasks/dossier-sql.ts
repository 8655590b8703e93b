// The part of the dossier's statement that reads what happened to a task `t` besides its plain way.
import { sql } from 'kysely'

const mine = sql`x.committee_id = t.committee_id and x.task_id = t.id`

export const taskMattersJson = sql`jsonb_build_object(
  'previousId', t.previous_id, 'returnUntil', t.return_until, 'returnSteps', coalesce(t.return_steps, '[]'), 'pausedOn', t.paused_on,
  'returns', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'reason', x.reason,
      'suggested', (select coalesce(jsonb_agg(jsonb_build_object('bodyId', sb.id, 'name', sb.name) order by array_position(x.suggested, sb.id)), '[]')
        from body sb where sb.committee_id = x.committee_id and sb.id = any(x.suggested)),
      'signerName', x.signer_name, 'signerPost', x.signer_post, 'requestedOn', x.requested_on, 'decidedOn', x.decided_on, 'decidedBy', x.decided_by,
      'result', x.result, 'note', x.note, 'newUnits', x.new_units, 'handedOverOn', x.handed_over_on) order by x.requested_on, x.id), '[]')
    from task_return x where ${mine}),
  'escalations', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'issue', x.issue, 'askWhom', x.ask_whom, 'raisedBy', x.raised_by,
      'raisedOn', x.raised_on, 'ruledOn', x.ruled_on, 'ruler', x.ruler, 'rulerPost', x.ruler_post, 'ruling', x.ruling,
      'rulingText', x.ruling_text) order by x.raised_on, x.id), '[]')
    from task_escalation x where ${mine}),
  'extensions', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reason', x.reason, 'askedDue', x.asked_due, 'signerName', x.signer_name,
      'signerPost', x.signer_post, 'requestedOn', x.requested_on, 'assigningBy', x.assigning_by, 'assigningOn', x.assigning_on,
      'committeeBy', x.committee_by, 'committeeOn', x.committee_on, 'decidedOn', x.decided_on, 'decidedBy', x.decided_by, 'result', x.result,
      'oldDue', x.old_due, 'newDue', x.new_due, 'note', x.note, 'proposerToldOn', x.proposer_told_on) order by x.requested_on, x.id), '[]')
    from task_extension x where ${mine}),
  'pauses', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'from', x.from_day, 'until', x.until_day, 'reason', x.reason,
      'decision', x.decision, 'decidedBy', x.decided_by) order by x.from_day, x.id), '[]')
    from task_pause x where ${mine}),
  'countersigns', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'bodyId', x.body_id, 'name', coalesce(cb.name, x.section),
      'askedOn', x.asked_on, 'agreed', x.agreed, 'opinion', x.opinion, 'givenBy', x.given_by, 'givenOn', x.given_on) order by x.asked_on, x.body_id is null, x.id), '[]')
    from task_countersign x left join body cb on cb.committee_id = x.committee_id and cb.id = x.body_id where ${mine} and x.recalled_on is null),
  'audits', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'model', x.model, 'askedOn', x.asked_on, 'decidedOn', x.decided_on,
      'auditor', x.auditor, 'result', x.result, 'opinion', x.opinion) order by x.asked_on, x.id), '[]')
    from task_audit x where ${mine}),
  'urgings', (select coalesce(jsonb_agg(jsonb_build_object('urgedOn', u.urged_on, 'office', u.office, 'channel', u.channel) order by u.urged_at, u.id), '[]')
    from (select id, urged_on, urged_at, office, channel from unit_urging u
      where u.committee_id = t.committee_id and u.body_id = t.body_id order by u.urged_on desc, u.id desc limit 100) u))`
