// Implements the contract of offline packages.
import { mediaTypes } from '#/core/documents/file-check.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { applyReturn, checkReturn } from './bring-back.ts'
import { exchangeContract } from './contract.ts'
import { takePackage } from './take.ts'

const os = routesFor(exchangeContract)

const given = async (file: File) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })

export const exchangeRoutes = os.router({
  take: os.take.handler(async ({ context: { world, actor } }) => {
    const { name, bytes } = answer(await takePackage(world, actor))
    return {
      headers: { 'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(name)}` },
      body: new File([new Uint8Array(bytes)], name, { type: mediaTypes.zip }),
    }
  }),
  check: os.check.handler(async ({ input: { file }, context: { world, actor } }) =>
    answer(await checkReturn(world, actor, await given(file))),
  ),
  apply: os.apply.handler(async ({ input: { file, tasks }, context: { world, actor } }) =>
    answer(await applyReturn(world, actor, await given(file), tasks)),
  ),
})
