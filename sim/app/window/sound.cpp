#include "sim/app/window/sound.h"

#include <SDL.h>

namespace amends::app {

struct Sound::Data {
    SDL_AudioDeviceID device = 0;
    int rate = 0;

    bool open(int samples_a_second)
    {
        if (device != 0 && rate == samples_a_second) return true;
        if (device != 0) SDL_CloseAudioDevice(device);
        if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
        SDL_AudioSpec wanted{};
        wanted.freq = samples_a_second;
        wanted.format = AUDIO_S16SYS;
        wanted.channels = 1;
        wanted.samples = 1024;
        device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
        rate = device == 0 ? 0 : samples_a_second;
        return device != 0;
    }

    void close()
    {
        if (device != 0) SDL_CloseAudioDevice(device);
        device = 0;
    }
};

Sound::Sound() : data_(std::make_unique<Data>()) {}

Sound::~Sound()
{
    data_->close();
    if (SDL_WasInit(SDL_INIT_AUDIO) != 0) SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void Sound::play(const std::vector<std::int16_t>& samples, int samples_a_second)
{
    if (!data_->open(samples_a_second)) return;
    SDL_ClearQueuedAudio(data_->device);
    SDL_QueueAudio(data_->device, samples.data(), static_cast<std::uint32_t>(samples.size() * sizeof(std::int16_t)));
    SDL_PauseAudioDevice(data_->device, 0);
}

int Sound::left_ms() const
{
    if (data_->device == 0) return 0;
    const std::int64_t bytes = SDL_GetQueuedAudioSize(data_->device);
    return static_cast<int>(bytes / static_cast<int>(sizeof(std::int16_t)) * 1000 / data_->rate);
}

void Sound::rest()
{
    if (data_->device != 0 && left_ms() == 0) data_->close();
}

}  // namespace amends::app
