import { createHash } from 'node:crypto';

/** The namespace of Heads-Up manifests (RFC 9562, 5.5). Changing it would make every organisation's add-in a second, new add-in. */
const namespace = 'ebfec8b0-f0fb-469d-8ffc-6a542777ac16';

/**
 * The add-in's id of an organisation: UUIDv5 of its address.
 * Outlook knows an add-in by this id, so writing the manifest again for the same address updates the add-in and never adds a
 * second one; two organisations never share one. Both variants have the same id: a hybrid mailbox sees one button, not two.
 */
export function manifestId(origin: string): string {
  const digest = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(origin).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
