/** Lines that Chromium writes on machines without D-Bus or a GPU; they ask nothing of the user. */
const HARMLESS = [
  /ERROR:(dbus\/)?bus\.cc\(\d+\)\] Failed to connect to the bus/,
  /ERROR:(dbus\/)?object_proxy\.cc\(\d+\)\]/,
  /viz_main_impl\.cc\(\d+\)\] Exiting GPU process due to errors/,
  /gpu_process_host\.cc\(\d+\)\] GPU process (launch failed|exited unexpectedly)/,
  /command_buffer_proxy_impl\.cc\(\d+\)\] ContextResult::k(Transient|Fatal)Failure/,
  /(gl_surface_presentation_helper|gl_surface_egl|gl_display|angle_platform_impl|gl_factory)\.cc\(\d+\)\]/,
  /vaapi_wrapper\.cc\(\d+\)\]|libva error/,
  /viz\/service\/main\/|ui\/gl\//,
  /^\s*$/,
]

/** @param {string} line of Electron's stderr @returns {boolean} whether it tells the user nothing */
export const isNoise = (line) => HARMLESS.some((pattern) => pattern.test(line))
