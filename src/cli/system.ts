// `roster system`: the machine that the server runs on.
import type { System } from '@roster/client'
import { examples } from './arguments.ts'
import { connect } from './connection.ts'
import type { Define } from './define.ts'
import { bytes, plural } from './terminal/numbers.ts'
import { fields, section, sections } from './terminal/table.ts'

export const define: Define = (command) => {
  command.addHelpText('after', examples('roster system', 'roster system --json')).action(async () => {
    const { roster, show } = connect(command)
    show(await roster.system.read(), systemText)
  })
}

const systemText = ({ versions, platform, cpu, memory, gpus, gpu_probe, folders }: System): string =>
  sections(
    fields([
      ['roster', versions.roster],
      ['node', versions.node],
      ['database', [versions.database.engine, versions.database.version].filter(Boolean).join(' ')],
      ['system', `${platform.os} ${platform.release} ${platform.architecture}`],
      ['processor', [plural(cpu.cores, 'core'), cpu.name].filter(Boolean).join(', ')],
      ['memory', `${bytes(memory.free_bytes)} free of ${bytes(memory.total_bytes)}`],
      ['GPUs', gpu_probe.detail],
    ]),
    section('GPUs', fields(gpus.map((gpu) => [gpu.name, gpuText(gpu)]))),
    section('Folders', fields(folders.map((folder) => [folder.name, folderText(folder)]))),
  )

const gpuText = ({ vram_total_bytes, driver }: System['gpus'][number]): string =>
  [
    vram_total_bytes === null ? 'VRAM not known' : `${bytes(vram_total_bytes)} of VRAM`,
    driver ? `driver ${driver}` : '',
  ]
    .filter(Boolean)
    .join(', ')

const folderText = ({ path, free_bytes, total_bytes }: System['folders'][number]): string =>
  free_bytes === null ? `${path} (room not known)` : `${path} (${bytes(free_bytes)} free of ${bytes(total_bytes)})`
