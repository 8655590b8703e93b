// What the general office may do with a body: change it, link it, confer on it, abolish it.
import { FormButton } from '#/core/ui/FormButton.tsx'
import { LinkForm } from '#/core/ui/LinkForm.tsx'
import { useChange } from '#/core/ui/query.tsx'
import type { BodyPageData, OrganisationForms } from '../contract.ts'

export function BodyActions({ body, forms }: { readonly body: BodyPageData; readonly forms: OrganisationForms }) {
  const renews = ['/bodies/', '/lists/', '/pick/']
  const edit = useChange('PUT', `/bodies/${body.id}`, { renews, done: '已修改' })
  const abolish = useChange('POST', `/bodies/${body.id}/abolition`, { renews, done: '已撤销' })
  const confer = useChange('POST', '/standings', { renews, done: '已登记' })
  const parent = body.above[0]
  return (
    <>
      <FormButton
        label="修改"
        title={`修改“${body.name}”`}
        submitLabel="保存"
        schema={forms.editBody}
        known={parent ? [{ id: parent.id, name: parent.name, note: null }] : []}
        initial={{
          name: body.name,
          shortName: body.shortName,
          code: body.code,
          system: body.system?.code ?? null,
          parentId: parent?.id ?? null,
          placeCode: body.place?.code ?? null,
          sort: body.sort,
        }}
        onSubmit={(a) => edit.mutateAsync({ system: null, parentId: null, placeCode: null, ...a, version: body.version })}
      />
      <LinkForm from={{ id: body.id, kind: 'body', name: body.name }} schema={forms.edge} renews={renews} />
      <FormButton
        label="登记表彰处理"
        schema={forms.standing}
        submitLabel="登记"
        onSubmit={(a) => confer.mutateAsync({ toDay: null, ...a, holderId: body.id, holderKind: 'body' })}
      />
      {body.toDay === null ? (
        <FormButton
          label="撤销"
          title={`撤销“${body.name}”`}
          isDanger
          note="撤销后不再承接新的事项，未办结的由承接单位继续办理；记录都保留。"
          schema={forms.abolish}
          onSubmit={(a) => abolish.mutateAsync({ successorId: null, ...a, version: body.version })}
        />
      ) : null}
    </>
  )
}
