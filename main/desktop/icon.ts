/** A 32 pixel microphone, so that the tray needs no file. */
export const trayIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAb0lEQVR42mNgGMpg57L//0F4wCxGxwNqOV0cQchymjti1AGjDhh1wKgDRpYDsBlGjgPIdtSoA7AZSKoDKE4X5IQCVVtMhAwmxnKKcwU+gwiJUz1LEmMgzQokYhPggJeGI6NfMDIdMOCJcNDkgmEHAHjOkv7l4F1YAAAAAElFTkSuQmCC'
