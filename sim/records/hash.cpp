#include "sim/records/hash.h"

#include <sodium.h>

#include <array>
#include <cassert>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace amends::records {

namespace {

/// libsodium wants to be asked once, on any thread, before its first use. Without a source of randomness there is
/// nothing sensible to go on with.
void wake_sodium()
{
    static const int woken = sodium_init();
    if (woken < 0) std::abort();
}

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(const unsigned char* bytes, std::size_t size)
{
    std::string out(size * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes, size);
    out.pop_back();
    return out;
}

std::string hash(std::string_view key, std::string_view bytes)
{
    wake_sodium();
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(bytes), bytes.size(),
                       key.empty() ? nullptr : bytes_of(key), key.size());
    return hex(digest.data(), digest.size());
}

}  // namespace

std::string blake2b_hex(std::string_view bytes)
{
    return hash({}, bytes);
}

std::string salted_hash(std::string_view salt, std::string_view bytes)
{
    assert(salt.size() >= crypto_generichash_KEYBYTES_MIN && salt.size() <= crypto_generichash_KEYBYTES_MAX);
    return hash(salt, bytes);
}

std::string uuid7(std::int64_t unix_ms)
{
    wake_sodium();
    std::array<unsigned char, 16> id{};
    randombytes_buf(id.data(), id.size());
    for (std::size_t i = 0; i < 6; ++i) {
        id[i] = static_cast<unsigned char>((static_cast<std::uint64_t>(unix_ms) >> (8 * (5 - i))) & 0xFFU);
    }
    id[6] = static_cast<unsigned char>(0x70U | (id[6] & 0x0FU));
    id[8] = static_cast<unsigned char>(0x80U | (id[8] & 0x3FU));

    const std::string digits = hex(id.data(), id.size());
    return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" + digits.substr(16, 4) +
           "-" + digits.substr(20);
}

std::string random_salt()
{
    wake_sodium();
    std::string salt(32, '\0');
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

std::uint64_t random_seed()
{
    wake_sodium();
    std::uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    return seed >> 11;
}

std::string utc_text(std::int64_t unix_ms)
{
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{unix_ms}};
    const sys_days day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss<milliseconds> time{moment - day};

    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text.data();
}

}  // namespace amends::records
