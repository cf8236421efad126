"""How large fraud scoring for 2,000 transactions a second must be."""

# part: estimate
per_day = 2_000 * 86_400  # 172,800,000
log_gb_a_day = per_day * 1_000 / 1e9  # 173, at 1 KB each
peak = 2_000 * 4  # 8,000 a second, planned

# Milliseconds at p99: network, features, model, rules
spent = 10 + 25 + 15 + 5  # 55
reserve = 100 - spent  # 45, for retries and bad moments

# Replicas: 400 scorings a second each, one of three zones lost
needed = peak / 400  # 20
replicas = needed / (2 / 3)  # 30

# Labels: 1 in 1,000 is fraud; 0.5% let through on purpose
frauds = per_day / 1_000  # 172,800 a day
blocked = per_day * 0.002  # 345,600 a day
let_through = blocked * 0.005  # 1,728 a day, below a limit
# end

QUESTION = "design-fraud-scoring"
SAID = {
    "172.8 million": per_day / 1e6,
    "173 GB": log_gb_a_day,
    "8,000 a second": peak,
    "45 ms": reserve,
    "30 replicas": replicas,
    "1,728": let_through,
}
