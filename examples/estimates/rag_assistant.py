"""How large the knowledge assistant for 20,000 employees must be."""

# part: estimate
# Load: 5 questions a day each, nearly all within 4 hours
questions = 20_000 * 5  # 100,000 a day
per_second = questions / (4 * 3600)  # 7, on average in those hours
peak = 3 * per_second  # 21, planned
at_once = peak * 6  # 125 open answers, 6 s each

# Index: 2 million documents, 10 chunks each, 1,024 16-bit numbers
chunks = 2_000_000 * 10  # 20,000,000
index_gb = chunks * 1_024 * 2 / 1e9  # 41, without links

# Tokens: 6 chunks of 400, 600 of prompt, 300 of answer
tokens_in = 6 * 400 + 600  # 3,000 a question
millions_in = questions * tokens_in / 1e6  # 300 a day
millions_out = questions * 300 / 1e6  # 30 a day
# end

QUESTION = "design-rag-assistant"
SAID = {
    "100,000 questions": questions,
    "7 a second": per_second,
    "125 answers": at_once,
    "20 million chunks": chunks / 1e6,
    "41 GB": index_gb,
    "300 million tokens": millions_in,
    "30 million": millions_out,
}
