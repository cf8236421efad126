"""Take the inputs that a model package declares out of a request."""

# part: check
SIGNATURE = {"income": float, "age": int, "region": str}


def inputs(request, signature=SIGNATURE):
    """Return the inputs in the declared order, found by name.

    Raises ValueError with all that is missing, wrong or unknown.
    """
    found = [f"{n}: unknown" for n in request if n not in signature]
    for name, kind in signature.items():
        # JSON writes 42000.0 as 42000; and True is not a number
        accepted = (float, int) if kind is float else (kind,)
        if name not in request:
            found.append(f"{name}: missing")
        elif type(request[name]) not in accepted:
            got = type(request[name]).__name__
            found.append(f"{name}: {got} for {kind.__name__}")
    if found:
        raise ValueError("; ".join(found))
    return [request[name] for name in signature]


# end
