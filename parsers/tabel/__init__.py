"""The typed tables of a Renstra: one file per kind, all on one header model.

``captions`` names the tables, ``header`` reads their columns, ``kinds`` tells what they are, and
``capaian``, ``anggaran``, ``target``, ``rencana`` turn them into rows.
"""
