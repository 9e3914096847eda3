#pragma once
// What a trainee can do.

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "scoring/acts/hearing.h"

namespace amends::play {

/// A typed reply with what the scorer heard in it.
struct Reply {
    std::string text;
    acts::Hearing hearing;
};
/// A ready-made reply, by id.
struct Choose {
    std::string offered;
};
struct Do {
    std::string action;
};
/// Lets the customer go on; with nothing left to tell it is silence.
struct Listen {};
/// Between contacts: on to the next moment.
struct Wait {};
/// Corrects or makes a promise by hand: the promise and the slot it falls due.
struct Promise {
    std::string promise;
    std::string slot;
};
struct FillWorksheet {
    std::string cause;
    std::vector<std::string> who;
    std::string change;
};
struct HangUp {};

using Command = std::variant<Reply, Choose, Do, Listen, Wait, Promise, FillWorksheet, HangUp>;

}  // namespace amends::play
