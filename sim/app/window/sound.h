#pragma once
// Samples to the loudspeaker. Opens the device when there is something to play and lets it rest afterwards.

#include <cstdint>
#include <memory>
#include <vector>

namespace amends::app {

class Sound {
public:
    Sound();
    ~Sound();
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;

    /// Plays mono samples instead of what is playing. Without a loudspeaker nothing happens.
    void play(const std::vector<std::int16_t>& samples, int samples_a_second);
    /// Milliseconds of sound still to come.
    int left_ms() const;
    /// Lets the device rest once nothing is left: an open one would wake the machine for silence.
    void rest();

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace amends::app
