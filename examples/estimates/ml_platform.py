"""How large the platform for 50 data scientists must be."""

# part: estimate
# Effort: person-days a month, two releases per model
by_hand_now = 3 * 2 * 3  # 18
by_hand_then = 15 * 2 * 3  # 90, at 15 models
on_the_path = 15 * 2 * 0.5  # 15

# Training: 50 people, 4 runs a day, 1.5 GPU-hours each
gpu_hours = 50 * 4 * 1.5  # 300 a day
in_office_hours = gpu_hours / 10 / 0.7  # 43 GPUs, 70% busy
with_nights = gpu_hours / (24 * 24)  # 0.52, busy share of 24 GPUs

# Serving: 5 models, 200 requests/s each, 50 per replica
needed = 200 / 50  # 4
with_a_zone_lost = needed / (2 / 3)  # 6, of three zones
replicas = 5 * with_a_zone_lost  # 30

# Storage: 50 requests/s on average, 1 KB each
log_gb_a_day = 5 * 50 * 86_400 / 1e6  # 21.6
# end

QUESTION = "design-ml-platform"
SAID = {
    "18 person-days": by_hand_now,
    "90 person-days": by_hand_then,
    "15 person-days": on_the_path,
    "43 GPUs": in_office_hours,
    "300 GPU-hours": gpu_hours,
    "30 replicas": replicas,
    "21.6 GB": log_gb_a_day,
}
