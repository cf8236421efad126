"""How many GPUs the LLM platform needs for its own 70B model."""

# part: estimate
# Load at peak: 14 requests/s, 2,000 tokens in, 1,000 of them
# from cached prefixes, 300 out, 30 ms between tokens
running = 14 * (0.6 + 300 * 0.03)  # 134 at once (Little)
out_per_s = 14 * 300  # 4,200 tokens/s
new_in_per_s = 14 * 1_000  # 14,000 tokens/s

# A replica: 2 GPUs of 80 GB, 3.35 TB/s, 1,979 TFLOPS in FP8
cache_gb = 2 * 80 * 8 * 128 * 2 * 2_300 / 1e9  # 0.75 a request
room_gb = 160 * 0.9 - 70 - 10  # 64, after the weights
by_memory = running / (room_gb / cache_gb)  # 1.6 replicas

# Decoding reads weights and caches; 60% of the bandwidth
step_s = (70 + 67 * cache_gb) / (2 * 3_350 * 0.6)  # 0.030
by_decoding = out_per_s / (67 / step_s)  # 1.9 replicas

# Prefill computes 140 GFLOP per token; 40% of the peak
by_prefill = new_in_per_s * 0.14 / (2 * 1_979 * 0.4)  # 1.24

busy = (by_decoding + by_prefill) / 0.7  # 4.5, at 70% load
# end

REPLICAS = 6
"""Five for the load, one for failure and releases."""
QUESTION = "design-llm-serving-platform"
SAID = {
    "134 requests": running,
    "1.6 replicas": by_memory,
    "4.5": busy,
    "12 GPUs": 2 * REPLICAS,
}
