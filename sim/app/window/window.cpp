#include "sim/app/window/window.h"

#include <imgui.h>
#include <imgui_impl_sdl2.h>
#include <imgui_impl_sdlrenderer2.h>
#include <imgui_internal.h>
#include <SDL.h>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/app/ui/fonts.h"
#include "sim/app/window/damage.h"
#include "sim/app/window/key_order.h"
#include "sim/app/window/picture.h"

namespace amends::app {
namespace {

/// One event can take this many frames to show all it does: hover, press, and the new view's own layout.
constexpr int frames_after_event = 3;
constexpr std::int64_t longest_sleep_ms = 60'000;

struct SdlWindow {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
struct SdlRenderer {
    void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};

struct SdlTexture {
    void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};

tl::unexpected<Diagnostics> sdl_fault(const std::string& what)
{
    return fault({}, what + ": " + SDL_GetError());
}

/// Without a display: in memory by the graphics library, whose lines are smooth, or by SDL alone.
bool init_video(bool headless, bool& software)
{
    if (headless && !software) {
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "offscreen", SDL_HINT_OVERRIDE);
        if (SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) return true;
    }
    if (headless) {
        software = true;
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    }
    return SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
}

SDL_Renderer* make_renderer(SDL_Window* window, bool software)
{
    if (!software) {
        SDL_Renderer* fast = SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
        if (fast != nullptr) return fast;
    }
    return SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
}

/// The display's own density, in steps that people would choose.
int percent_for_display()
{
    float dots_per_inch = 96;
    if (SDL_GetDisplayDPI(0, &dots_per_inch, nullptr, nullptr) != 0) return 100;
    const int percent = static_cast<int>(std::lround(dots_per_inch / 96 * 4)) * 25;
    return std::clamp(percent, 100, 200);
}

/// No larger than what the display has to give.
SDL_Point size_for_display(const WindowOptions& options)
{
    SDL_Rect usable{};
    if (options.headless || SDL_GetDisplayUsableBounds(0, &usable) != 0) return {options.width, options.height};
    return {std::min(options.width, usable.w), std::min(options.height, usable.h)};
}

/// Begins the backend's frame, and forgets the place of the pointer that it asks the system for: on X11 SDL remembers
/// an old one until a device reports raw motion, which remote control and assistive tools do not. A click would land
/// where the pointer was before. Events tell the place soon enough.
void begin_backend_frame()
{
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    const int told = queue.Size;
    ImGui_ImplSDL2_NewFrame();
    for (int i = queue.Size - 1; i >= told; --i) {
        const ImGuiInputEvent& event = queue[i];
        const bool is_place = event.Type == ImGuiInputEventType_MousePos && event.MousePos.PosX > -FLT_MAX;
        if (is_place) queue.erase(&queue[i]);
    }
}

/// Drivers without a display have nothing to wait on: SDL would look a thousand times a second. The longer nothing has
/// happened, the less often is looked.
bool wait_event(SDL_Event& event, int most_ms)
{
    constexpr std::uint64_t shortest_nap_ms = 4, longest_nap_ms = 40;
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if (driver != "dummy" && driver != "offscreen") return SDL_WaitEventTimeout(&event, most_ms) != 0;
    const std::uint64_t begun = SDL_GetTicks64();
    const std::uint64_t until = begun + static_cast<std::uint64_t>(most_ms);
    while (SDL_PollEvent(&event) == 0) {
        const std::uint64_t now = SDL_GetTicks64();
        if (now >= until) return false;
        const std::uint64_t nap = std::clamp((now - begun) / 4, shortest_nap_ms, longest_nap_ms);
        SDL_Delay(static_cast<std::uint32_t>(std::min(nap, until - now)));
    }
    return true;
}

std::int64_t system_clock_ms()
{
    return static_cast<std::int64_t>(SDL_GetTicks64());
}

std::uint32_t wake_event()
{
    static const std::uint32_t type = SDL_RegisterEvents(1);
    return type;
}

}  // namespace

struct Window::Data {
    std::unique_ptr<SDL_Window, SdlWindow> window;
    std::unique_ptr<SDL_Renderer, SdlRenderer> renderer;
    ui::FontFiles fonts;
    ui::Screen screen;
    ImGuiContext* context = nullptr;
    int built_percent = 0;
    int wanted_percent = 100;
    int frames_due = frames_after_event;
    std::atomic<long> frames = 0;  // tests read it from another thread
    bool open = true;
    bool shown = false;
    bool headless = false;
    bool keeps_pixels = false;  ///< what was drawn stays where it was: the renderer draws in memory
    Damage damage;
    ui::ThemeName shown_theme = ui::ThemeName::light;
    std::function<std::int64_t()> clock;

    Data() = default;
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;
    ~Data()
    {
        if (context != nullptr) {
            ImGui_ImplSDLRenderer2_Shutdown();
            ImGui_ImplSDL2_Shutdown();
            ImGui::DestroyContext(context);
        }
        renderer.reset();
        window.reset();
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }

    void fit_fonts();
    void take(const SDL_Event& event);
    void wait();
    void draw(const std::function<void()>& panels);
    void show(ImDrawData& drawn);
    void paint(ImDrawData& drawn, const Area& area);
};

Window::Window(std::unique_ptr<Data> data) : data_(std::move(data)) {}

Window::~Window() = default;

Checked<std::unique_ptr<Window>> Window::open(const WindowOptions& options)
{
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    bool software = options.software;
    if (!init_video(options.headless, software)) return sdl_fault("no display could be opened");
    auto data = std::make_unique<Data>();
    const SDL_Point size = size_for_display(options);
    data->window.reset(SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.x,
                                        size.y, SDL_WINDOW_RESIZABLE | SDL_WINDOW_HIDDEN));
    if (data->window == nullptr) return sdl_fault("no window could be opened");
    SDL_SetWindowMinimumSize(data->window.get(), 480, 360);
    data->renderer.reset(make_renderer(data->window.get(), software));
    if (data->renderer == nullptr) return sdl_fault("nothing can be drawn in the window");
    SDL_RendererInfo info{};
    SDL_GetRendererInfo(data->renderer.get(), &info);
    data->keeps_pixels = (info.flags & SDL_RENDERER_SOFTWARE) != 0;
    data->context = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a blinking caret would draw frames for ever
    ImGui_ImplSDL2_InitForSDLRenderer(data->window.get(), data->renderer.get());
    ImGui_ImplSDLRenderer2_Init(data->renderer.get());
    data->fonts = ui::find_fonts();
    data->wanted_percent = std::clamp(options.percent == 0 ? percent_for_display() : options.percent, 100, 300);
    data->screen.theme = options.theme;
    data->headless = options.headless;
    data->clock = options.clock ? options.clock : system_clock_ms;
    data->screen.speaker = options.speaker;
    wake_event();
    return std::unique_ptr<Window>(new Window(std::move(data)));
}

ui::Screen& Window::screen()
{
    return data_->screen;
}

long Window::frames() const
{
    return data_->frames;
}

void Window::resize(int width, int height)
{
    SDL_SetWindowSize(data_->window.get(), width, height);
    data_->frames_due = frames_after_event;
}

void Window::close()
{
    data_->open = false;
}

void Window::set_text_size(int percent)
{
    const int wanted = std::clamp(percent, 100, 300);
    if (wanted == data_->wanted_percent) return;
    data_->wanted_percent = wanted;
    data_->frames_due = frames_after_event;
}

void Window::wake()
{
    if (SDL_WasInit(SDL_INIT_VIDEO) == 0) return;
    SDL_Event event{};
    event.type = wake_event();
    SDL_PushEvent(&event);
}

void Window::Data::fit_fonts()
{
    if (built_percent == wanted_percent) return;
    if (built_percent != 0) ImGui_ImplSDLRenderer2_DestroyFontsTexture();
    ui::build_fonts(fonts, wanted_percent);
    ImGui_ImplSDLRenderer2_CreateFontsTexture();
    ImGui::GetIO().Fonts->ClearTexData();  // the renderer has its own copy now
    built_percent = wanted_percent;
    screen.percent = wanted_percent;
    damage.forget();
}

void Window::Data::take(const SDL_Event& event)
{
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_QUIT) open = false;
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE) open = false;
    if (event.type == SDL_WINDOWEVENT) damage.forget();  // uncovered, resized, shown again
    if (event.type == SDL_RENDER_TARGETS_RESET || event.type == SDL_RENDER_DEVICE_RESET) {
        damage.forget();
        ImGui_ImplSDLRenderer2_DestroyFontsTexture();
        built_percent = 0;  // the texture is gone with the device
    }
    frames_due = frames_after_event;
}

/// Sleeps until something happens or the moment has come that a panel asked for, unless a frame is due; takes
/// everything that has happened.
void Window::Data::wait()
{
    SDL_Event event;
    if (frames_due == 0) {
        const std::int64_t left = screen.wake_ms == 0 ? longest_sleep_ms : screen.wake_ms - clock();
        if (wait_event(event, static_cast<int>(std::clamp<std::int64_t>(left, 0, longest_sleep_ms)))) {
            take(event);
        } else if (screen.wake_ms != 0 && clock() >= screen.wake_ms) {
            frames_due = 1;
        }
    }
    while (SDL_PollEvent(&event) != 0) take(event);
}

/// Nothing is shown anew where nothing has changed; a renderer that draws in memory draws only what has.
void Window::Data::show(ImDrawData& drawn)
{
    if (shown_theme != screen.theme) damage.forget();
    shown_theme = screen.theme;
    const std::optional<Area> changed = damage.take(drawn);
    if (!changed) return;
    const Area all{0, 0, static_cast<int>(drawn.DisplaySize.x), static_cast<int>(drawn.DisplaySize.y)};
    paint(drawn, keeps_pixels ? *changed : all);
    SDL_RenderPresent(renderer.get());
}

void Window::Data::paint(ImDrawData& drawn, const Area& area)
{
    std::vector<ImVec4> whole;  // each command's own rectangle, to be put back
    for (ImDrawList* list : drawn.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            whole.push_back(clip);
            clip = {std::max(clip.x, static_cast<float>(area.left)), std::max(clip.y, static_cast<float>(area.top)),
                    std::min(clip.z, static_cast<float>(area.right)),
                    std::min(clip.w, static_cast<float>(area.bottom))};
        }
    }
    const ui::Colour page = ui::theme(screen.theme)[ui::Token::page];
    const SDL_Rect rect{area.left, area.top, area.right - area.left, area.bottom - area.top};
    SDL_SetRenderDrawBlendMode(renderer.get(), SDL_BLENDMODE_NONE);
    SDL_SetRenderDrawColor(renderer.get(), page.r, page.g, page.b, 255);
    SDL_RenderFillRect(renderer.get(), &rect);
    ImGui_ImplSDLRenderer2_RenderDrawData(&drawn);
    auto own = whole.begin();
    for (ImDrawList* list : drawn.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer) command.ClipRect = *own++;
    }
}

void Window::Data::draw(const std::function<void()>& panels)
{
    fit_fonts();
    ImGui_ImplSDLRenderer2_NewFrame();
    begin_backend_frame();
    begin_frame_in_key_order();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    screen.now_ms = clock();
    ui::begin(screen, size.x, size.y);
    panels();
    ui::end(screen);
    ImGui::Render();
    show(*ImGui::GetDrawData());
    ++frames;
    if (!shown && !headless) SDL_ShowWindow(window.get());
    shown = true;
    // Dear ImGui hands out queued input over several frames.
    const bool more = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
    frames_due = std::max(frames_due - 1, more ? 1 : 0);
}

void Window::draw_now(const std::function<void()>& draw)
{
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) data_->take(event);
    data_->draw(draw);
}

void Window::run(const std::function<void()>& draw)
{
    while (data_->open) {
        data_->wait();
        if (data_->open) data_->draw(draw);
    }
}

Checked<void> Window::save_picture(const std::filesystem::path& file)
{
    SDL_Renderer* renderer = data_->renderer.get();
    int width = 0;
    int height = 0;
    if (SDL_GetRendererOutputSize(renderer, &width, &height) != 0) return sdl_fault("the window has no size");
    // What was presented may be gone, and a window without a display may not have grown: the same frame is drawn again
    // on a surface of its own.
    std::unique_ptr<SDL_Texture, SdlTexture> surface;
    if (!data_->keeps_pixels) {
        surface.reset(SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_TARGET, width, height));
        if (surface == nullptr || SDL_SetRenderTarget(renderer, surface.get()) != 0)
            return sdl_fault("nothing can be drawn for the picture");
        data_->paint(*ImGui::GetDrawData(), {0, 0, width, height});
    }
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    const bool read = SDL_RenderReadPixels(renderer, nullptr, SDL_PIXELFORMAT_RGB24, pixels.data(), width * 3) == 0;
    if (surface != nullptr) SDL_SetRenderTarget(renderer, nullptr);
    if (!read) return sdl_fault("the window could not be read");
    return write_png(file, width, height, pixels);
}

}  // namespace amends::app
