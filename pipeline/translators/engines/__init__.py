"""The engines, a module each: ``FACTS``, and ``start`` that loads what the engine needs."""
