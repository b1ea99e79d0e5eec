/** Thrown where a file could not be written for want of room, so that every operation answers `disk-full` alike. */
export class DiskFull extends Error {
  constructor() {
    super('no room left on the disk')
    this.name = 'DiskFull'
  }
}
