// Draws the time into an X server, so that every frame captured from it carries the moment it was captured.
// Usage: clock-strip WIDTH HEIGHT (pixels of the strip at 0,0 of the screen; WIDTH a multiple of 32).
// 32 cells from left to right, the highest bit first: CLOCK_MONOTONIC in milliseconds as a Gray code, white is 1.
// A Gray code changes one cell a millisecond: cheap to draw, and a frame caught between two is off by one at most.
#include <X11/Xlib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	int width = atoi(argv[1]), height = atoi(argv[2]), cell = width / 32;
	Display *display = XOpenDisplay(NULL);
	if (!display || cell < 1)
		return 1;
	setpriority(PRIO_PROCESS, 0, -15); // refused to ordinary users, and then the strip lags under load
	int screen = DefaultScreen(display);
	XSetWindowAttributes attributes = {.override_redirect = True, .background_pixel = BlackPixel(display, screen)};
	Window window = XCreateWindow(display, RootWindow(display, screen), 0, 0, width, height, 0, CopyFromParent,
				      InputOutput, CopyFromParent, CWOverrideRedirect | CWBackPixel, &attributes);
	Pixmap picture = XCreatePixmap(display, window, width, height, DefaultDepth(display, screen));
	GC gc = XCreateGC(display, window, 0, NULL);
	XMapRaised(display, window);
	XFillRectangle(display, picture, gc, 0, 0, width, height);
	puts("drawing");
	fflush(stdout);
	uint32_t shown = ~0u;
	struct timespec now, next;
	clock_gettime(CLOCK_MONOTONIC, &next);
	for (uint64_t tick = 0;; tick++) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		uint32_t ms = (uint32_t)((uint64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000), gray = ms ^ (ms >> 1);
		for (int bit = 0; bit < 32; bit++) {
			if (tick > 0 && !(((gray ^ shown) >> (31 - bit)) & 1))
				continue;
			int on = (gray >> (31 - bit)) & 1;
			XSetForeground(display, gc, on ? WhitePixel(display, screen) : BlackPixel(display, screen));
			XFillRectangle(display, picture, gc, bit * cell, 0, cell, height);
		}
		shown = gray;
		// One request shows all cells at once. Every second the strip is raised over windows opened since.
		XCopyArea(display, picture, window, gc, 0, 0, width, height, 0, 0);
		if (tick % 1000 == 0)
			XRaiseWindow(display, window);
		XFlush(display);
		next.tv_nsec += 1000000;
		if (next.tv_nsec >= 1000000000) {
			next.tv_nsec -= 1000000000;
			next.tv_sec++;
		}
		if (next.tv_sec < now.tv_sec)
			next = now;
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
	}
}
