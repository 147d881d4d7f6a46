// What a model makes, as a picture.
import { AudioLines, Clapperboard, Image, type LucideIcon, MessageSquareText } from 'lucide-react'
import type { Modality } from '../core/words.ts'

const MODALITY_ICONS: Readonly<Record<Modality, LucideIcon>> = {
  text: MessageSquareText,
  image: Image,
  video: Clapperboard,
  audio: AudioLines,
}

export function ModalityIcon({ modality, className }: { modality: Modality; className?: string }) {
  const Icon = MODALITY_ICONS[modality]
  return <Icon aria-hidden className={className} />
}
