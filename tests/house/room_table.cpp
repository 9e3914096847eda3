#include "tests/house/room_table.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace amends::house {

namespace {

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells;
    std::istringstream stream(line.substr(1));
    for (std::string cell; std::getline(stream, cell, '|');) {
        const std::size_t begin = cell.find_first_not_of(' ');
        const std::size_t end = cell.find_last_not_of(' ');
        cells.push_back(begin == std::string::npos ? std::string{} : cell.substr(begin, end - begin + 1));
    }
    return cells;
}

std::vector<std::string> quoted_in(const std::string& cell)
{
    static const std::regex k_quoted("`([^`]+)`");
    std::vector<std::string> names;
    for (std::sregex_iterator it(cell.begin(), cell.end(), k_quoted), end; it != end; ++it) names.push_back((*it)[1]);
    return names;
}

void add_room(House& house, const std::vector<std::string>& cells, int line)
{
    const auto fault = [&](const std::string& message) {
        house.faults.push_back({std::string(k_tables), line, message});
    };
    const std::vector<std::string> name = cells.size() == 4 ? quoted_in(cells[0]) : std::vector<std::string>{};
    if (name.size() != 1) return fault("a row has four cells: the room in backquotes, kind, may include, libraries");

    const bool numeric = cells[1] == "numeric";
    Room room{name[0], cells[1] == "pure" || numeric, numeric, {name[0]}, quoted_in(cells[3])};
    if (!room.pure && cells[1] != "edge") fault("the kind of " + room.folder + " is none of pure, numeric, edge");
    std::vector<std::string> lower = quoted_in(cells[2]);
    if (cells[2] == "all") {
        for (const Room& above : house.rooms) lower.push_back(above.folder);
    }
    for (const std::string& wanted : lower) {
        const auto found = std::find_if(house.rooms.begin(), house.rooms.end(),
                                        [&](const Room& above) { return above.folder == wanted; });
        if (found == house.rooms.end()) {
            fault(room.folder + " names " + wanted + ", which stands in no row above it: arrows point one way");
        } else {
            room.reach.insert(found->reach.begin(), found->reach.end());
        }
    }
    house.rooms.push_back(std::move(room));
}

}  // namespace

const Room* House::room_of(std::string_view path) const
{
    for (const Room& room : rooms) {
        if (path.starts_with(room.folder + "/")) return &room;
    }
    return nullptr;
}

House read_house(const Tree& tree)
{
    House house;
    std::istringstream lines{std::string(text_of(tree, k_tables))};
    enum class In { prose, rooms, folders } in = In::prose;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (!line.starts_with("|")) {
            in = In::prose;
        } else if (line.starts_with("| room |")) {
            in = In::rooms;
        } else if (line.starts_with("| folder |")) {
            in = In::folders;
        } else if (in == In::rooms && !line.starts_with("| ---")) {
            add_room(house, cells_of(line), number);
        } else if (in == In::folders && !line.starts_with("| ---")) {
            for (const std::string& folder : quoted_in(cells_of(line)[0])) house.folders.insert(folder);
        }
    }
    if (house.rooms.empty()) house.faults.push_back({std::string(k_tables), 0, "the table of rooms is missing"});
    if (house.folders.empty()) house.faults.push_back({std::string(k_tables), 0, "the table of folders is missing"});
    return house;
}

}  // namespace amends::house
