#include "scoring/base/message.h"

namespace amends {

Message message(std::string_view key)
{
    return Message{std::string(key), {}};
}

Message with(Message message, std::string_view name, std::string_view value)
{
    message.args.emplace_back(name, value);
    return message;
}

Message with(Message message, std::string_view name, long long value)
{
    message.args.emplace_back(name, std::to_string(value));
    return message;
}

}  // namespace amends
