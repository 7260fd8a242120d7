// SPDX-License-Identifier: GPL-2.0-or-later
//
// A test-only OBS plugin that registers the input kind "browser_source" with the settings of obs-browser.
// The page is drawn by a program of ours ($MICDROP_PAGE_WINDOW SHM-FILE), told what to do by lines on its
// standard input, which writes premultiplied BGRA frames into a file in /dev/shm under a sequence lock.
#define _GNU_SOURCE
#include <obs-module.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

OBS_DECLARE_MODULE()

#define MAX_W 3840
#define MAX_H 2160
#define HEADER 64
#define SHM_SIZE ((size_t)HEADER + (size_t)MAX_W * MAX_H * 4)

extern char **environ;

// The first bytes of the file; all little-endian. seq is odd while a frame is being written.
struct header {
	_Atomic uint32_t seq;
	uint32_t width, height;
};

struct page {
	obs_source_t *source;
	char path[64];
	struct header *shm;
	pid_t pid;
	int to_page;
	uint32_t width, height;
	bool shutdown, restart_when_active;
	// graphics thread
	uint8_t *frame;
	uint32_t seen, frame_width, frame_height;
	bool fresh;
	gs_texture_t *texture;
	uint32_t texture_width, texture_height;
};

static void tell(struct page *p, const char *line)
{
	if (p->to_page < 0)
		return;
	if (write(p->to_page, line, strlen(line)) < 0 || write(p->to_page, "\n", 1) < 0)
		blog(LOG_WARNING, "[micdrop-test] page window does not listen");
}

static void tell_settings(struct page *p, obs_data_t *settings)
{
	const char *json = obs_data_get_json(settings); // one line
	tell(p, json);
}

static void start_page(struct page *p)
{
	const char *program = getenv("MICDROP_PAGE_WINDOW");
	int pipes[2];
	if (p->pid > 0 || !program || pipe2(pipes, O_CLOEXEC) != 0)
		return;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	sigemptyset(&none);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, pipes[0], 0);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	char *argv[] = {(char *)program, p->path, NULL};
	if (posix_spawn(&p->pid, program, &actions, &attributes, argv, environ) != 0) {
		blog(LOG_ERROR, "[micdrop-test] cannot start %s", program);
		p->pid = 0;
	}
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	close(pipes[0]);
	p->to_page = pipes[1];
	obs_data_t *settings = obs_source_get_settings(p->source);
	tell_settings(p, settings);
	obs_data_release(settings);
}

static void stop_page(struct page *p)
{
	if (p->to_page >= 0)
		close(p->to_page); // the page window ends when its input ends
	p->to_page = -1;
	if (p->pid > 0) {
		for (int i = 0; i < 200 && waitpid(p->pid, NULL, WNOHANG) == 0; i++) {
			if (i == 100)
				kill(p->pid, SIGKILL);
			usleep(10000);
		}
	}
	p->pid = 0;
}

static const char *get_name(void *unused)
{
	(void)unused;
	return "Browser (Micdrop test)";
}

static void get_defaults(obs_data_t *s)
{
	obs_data_set_default_string(s, "url", "about:blank");
	obs_data_set_default_int(s, "width", 800);
	obs_data_set_default_int(s, "height", 600);
	obs_data_set_default_int(s, "fps", 30);
	obs_data_set_default_bool(s, "fps_custom", false);
	obs_data_set_default_bool(s, "shutdown", false);
	obs_data_set_default_bool(s, "restart_when_active", false);
	obs_data_set_default_bool(s, "reroute_audio", false);
	obs_data_set_default_int(s, "webpage_control_level", 1);
	obs_data_set_default_string(
		s, "css", "body { background-color: rgba(0, 0, 0, 0); margin: 0px auto; overflow: hidden; }");
}

static void read_settings(struct page *p, obs_data_t *s)
{
	uint32_t w = (uint32_t)obs_data_get_int(s, "width"), h = (uint32_t)obs_data_get_int(s, "height");
	p->width = w < 1 ? 1 : w > MAX_W ? MAX_W : w;
	p->height = h < 1 ? 1 : h > MAX_H ? MAX_H : h;
	p->shutdown = obs_data_get_bool(s, "shutdown");
	p->restart_when_active = obs_data_get_bool(s, "restart_when_active");
}

static void *create(obs_data_t *settings, obs_source_t *source)
{
	static atomic_int number;
	struct page *p = bzalloc(sizeof *p);
	p->source = source;
	p->to_page = -1;
	snprintf(p->path, sizeof p->path, "/dev/shm/micdrop-page-%d-%d", (int)getpid(), atomic_fetch_add(&number, 1));
	int fd = open(p->path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, (off_t)SHM_SIZE) != 0) {
		blog(LOG_ERROR, "[micdrop-test] cannot make %s", p->path);
		if (fd >= 0)
			close(fd);
		bfree(p);
		return NULL;
	}
	void *map = mmap(NULL, SHM_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (map == MAP_FAILED) {
		unlink(p->path);
		bfree(p);
		return NULL;
	}
	p->shm = map;
	p->frame = bmalloc((size_t)MAX_W * MAX_H * 4);
	read_settings(p, settings);
	if (!p->shutdown)
		start_page(p);
	return p;
}

static void destroy(void *data)
{
	struct page *p = data;
	stop_page(p);
	obs_enter_graphics();
	gs_texture_destroy(p->texture);
	obs_leave_graphics();
	munmap(p->shm, SHM_SIZE);
	unlink(p->path);
	bfree(p->frame);
	bfree(p);
}

static void update(void *data, obs_data_t *settings)
{
	struct page *p = data;
	read_settings(p, settings);
	tell_settings(p, settings);
}

static void shown(void *data)
{
	struct page *p = data;
	if (p->shutdown)
		start_page(p);
}

static void hidden(void *data)
{
	struct page *p = data;
	if (p->shutdown)
		stop_page(p);
}

static void activated(void *data)
{
	struct page *p = data;
	if (p->restart_when_active)
		tell(p, "reload");
}

static uint32_t get_width(void *data)
{
	return ((struct page *)data)->width;
}

static uint32_t get_height(void *data)
{
	return ((struct page *)data)->height;
}

// Copies a new frame when it is whole; a frame that changed under the copy is left for the next tick.
static void tick(void *data, float seconds)
{
	(void)seconds;
	struct page *p = data;
	uint32_t before = atomic_load_explicit(&p->shm->seq, memory_order_acquire);
	uint32_t w = p->shm->width, h = p->shm->height;
	if (before == p->seen || before % 2 == 1 || w < 1 || h < 1 || w > MAX_W || h > MAX_H)
		return;
	memcpy(p->frame, (uint8_t *)p->shm + HEADER, (size_t)w * h * 4);
	atomic_thread_fence(memory_order_acquire);
	if (atomic_load_explicit(&p->shm->seq, memory_order_relaxed) != before)
		return;
	p->seen = before;
	p->frame_width = w;
	p->frame_height = h;
	p->fresh = true;
}

static void render(void *data, gs_effect_t *unused)
{
	(void)unused;
	struct page *p = data;
	if (p->fresh) {
		const uint8_t *rows[] = {p->frame};
		if (!p->texture || p->texture_width != p->frame_width || p->texture_height != p->frame_height) {
			gs_texture_destroy(p->texture);
			p->texture =
				gs_texture_create(p->frame_width, p->frame_height, GS_BGRA, 1, rows, GS_DYNAMIC);
			p->texture_width = p->frame_width;
			p->texture_height = p->frame_height;
		} else {
			gs_texture_set_image(p->texture, p->frame, p->frame_width * 4, false);
		}
		p->fresh = false;
	}
	if (!p->texture)
		return;
	gs_effect_t *effect = obs_get_base_effect(OBS_EFFECT_DEFAULT);
	gs_effect_set_texture(gs_effect_get_param_by_name(effect, "image"), p->texture);
	gs_blend_state_push();
	gs_blend_function(GS_BLEND_ONE, GS_BLEND_INVSRCALPHA); // the frame's colours are premultiplied
	while (gs_effect_loop(effect, "Draw"))
		gs_draw_sprite(p->texture, 0, p->width, p->height);
	gs_blend_state_pop();
}

static bool reload(obs_properties_t *properties, obs_property_t *property, void *data)
{
	(void)properties;
	(void)property;
	tell(data, "reload");
	return false;
}

static obs_properties_t *get_properties(void *data)
{
	(void)data;
	obs_properties_t *all = obs_properties_create();
	obs_properties_add_text(all, "url", "URL", OBS_TEXT_DEFAULT);
	obs_properties_add_int(all, "width", "Width", 1, MAX_W, 1);
	obs_properties_add_int(all, "height", "Height", 1, MAX_H, 1);
	obs_properties_add_button(all, "refreshnocache", "Refresh cache of current page", reload);
	return all;
}

static struct obs_source_info browser_source = {
	.id = "browser_source",
	.type = OBS_SOURCE_TYPE_INPUT,
	.output_flags = OBS_SOURCE_VIDEO | OBS_SOURCE_CUSTOM_DRAW | OBS_SOURCE_DO_NOT_DUPLICATE,
	.get_name = get_name,
	.create = create,
	.destroy = destroy,
	.get_defaults = get_defaults,
	.get_properties = get_properties,
	.update = update,
	.show = shown,
	.hide = hidden,
	.activate = activated,
	.get_width = get_width,
	.get_height = get_height,
	.video_tick = tick,
	.video_render = render,
	.icon_type = OBS_ICON_TYPE_BROWSER,
};

bool obs_module_load(void)
{
	signal(SIGPIPE, SIG_IGN);
	obs_register_source(&browser_source);
	return true;
}
