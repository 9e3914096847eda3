#pragma once
// Hashes, ids and salts. The only way to libsodium.

#include <cstdint>
#include <string>
#include <string_view>

namespace amends::records {

/// BLAKE2b-256 of the bytes: 64 lower-case hex digits.
std::string blake2b_hex(std::string_view bytes);

/// The same, keyed: a commitment to `bytes` that says nothing about them to anyone without `salt` (16 to 64 bytes).
std::string salted_hash(std::string_view salt, std::string_view bytes);

/// A version 7 UUID (RFC 9562) of that moment, in milliseconds since 1970 UTC; its other 74 bits are random.
std::string uuid7(std::int64_t unix_ms);

/// 32 random bytes.
std::string random_salt();

/// A seed for a new play: 53 random bits, so that every reader of JSON gives the same number back.
std::uint64_t random_seed();

/// RFC 3339 in UTC to the millisecond: 2026-03-01T09:30:00.000Z. For the years 1970 to 9999.
std::string utc_text(std::int64_t unix_ms);

}  // namespace amends::records
