#include "tests/scoring/loyalty/fixtures.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace amends::loyalty {
std::string file_bytes(const std::string& name)
{
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/tests/scoring/loyalty/" + name, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

Table table_of(const std::string& csv)
{
    auto table = read_table(csv, "test.csv");
    if (!table) throw std::runtime_error(to_string(table.error().front()));
    return std::move(*table);
}

const Table& contacts()
{
    static const Table k_table = table_of(file_bytes("contacts.csv"));
    return k_table;
}

Vector column(const std::string& name)
{
    const Column* found = contacts().find(name);
    if (found == nullptr || found->text) throw std::runtime_error("no numbers in " + name);
    return Eigen::Map<const Vector>(found->numbers.data(), static_cast<Eigen::Index>(found->numbers.size()));
}

std::vector<int> groups(const std::string& name)
{
    return contacts().find(name)->codes;
}

Design design_of(const std::vector<std::string>& columns)
{
    Design design{Matrix(static_cast<Eigen::Index>(contacts().rows), static_cast<Eigen::Index>(columns.size())),
                  columns};
    for (std::size_t j = 0; j < columns.size(); ++j) design.x.col(static_cast<Eigen::Index>(j)) = column(columns[j]);
    return design;
}

Vector reference(const std::string& name)
{
    static const nlohmann::json k_json = nlohmann::json::parse(file_bytes("reference.json"));
    const auto values = k_json.at(name).get<std::vector<double>>();
    return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

double difference(const Vector& found, const Vector& expected)
{
    if (found.size() != expected.size()) return INFINITY;
    return ((found - expected).array().abs() / expected.array().abs().max(1.0)).maxCoeff();
}

}  // namespace amends::loyalty
